import { mkdir, mkdtemp, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { findWatchedFile, lastChanged } from './watched-file.ts';

const never = new AbortController().signal;
let root = '';
let folder = '';

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'roster-import-')));
  folder = path.join(root, 'import');
  await mkdir(path.join(folder, 'hr'), { recursive: true });
  await writeFile(path.join(folder, 'hr', 'people.csv'), 'id,name\n1,Ann\n');
  await writeFile(path.join(root, 'secret.csv'), 'id\n1\n');
});
afterEach(() => rm(root, { recursive: true }));

async function failureOf(work: Promise<unknown>): Promise<ConnectorFailure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ConnectorError) return error.failure;
  throw new Error('It did not fail as a connector does.', { cause: error });
}

async function textOf(given: string): Promise<string> {
  const file = await findWatchedFile(given, folder);
  return Buffer.concat(await Array.fromAsync(file.read(never))).toString();
}

describe('a watched file', () => {
  it('is read by its name below the import folder, or by its whole path', async () => {
    expect(await textOf('hr/people.csv')).toBe('id,name\n1,Ann\n');
    expect(await textOf(path.join(folder, 'hr', 'people.csv'))).toBe('id,name\n1,Ann\n');
    expect(await textOf('./hr/../hr/people.csv')).toBe('id,name\n1,Ann\n');
  });

  it('may be reached through links that stay below', async () => {
    await symlink(path.join(folder, 'hr', 'people.csv'), path.join(folder, 'today.csv'));
    await symlink(folder, path.join(root, 'mounted'));
    expect(await textOf('today.csv')).toBe('id,name\n1,Ann\n');
    const mounted = await findWatchedFile('hr/people.csv', path.join(root, 'mounted'));
    expect(mounted.bytes).toBe(14);
  });

  it.each(['../secret.csv', 'hr/../../secret.csv', '/etc/passwd', '..', '.', '../../../../etc/passwd'])(
    'is refused outside of the import folder: %s',
    async (given) => {
      expect(await failureOf(findWatchedFile(given, folder))).toMatchObject({
        ...{ reason: 'permission-missing', setting: 'path' },
        message: expect.stringContaining('not below the import folder') as string,
      });
    },
  );

  it('is refused when a link leads out, of a file or of a folder on the way', async () => {
    await symlink(path.join(root, 'secret.csv'), path.join(folder, 'people.csv'));
    await symlink(root, path.join(folder, 'up'));
    for (const given of ['people.csv', 'up/secret.csv']) {
      expect(await failureOf(findWatchedFile(given, folder))).toMatchObject({ reason: 'permission-missing' });
    }
  });

  it('is refused without an import folder, which its operator can name', async () => {
    expect(await failureOf(findWatchedFile('hr/people.csv', undefined))).toMatchObject({
      ...{ reason: 'permission-missing', setting: 'path' },
      message: expect.stringContaining('ROSTER_IMPORT_FOLDER') as string,
    });
  });

  it('that is not there may come, and a folder is none', async () => {
    expect(await failureOf(findWatchedFile('hr/none.csv', folder))).toMatchObject({
      reason: 'unavailable',
      setting: 'path',
    });
    expect(await failureOf(findWatchedFile('hr', folder))).toMatchObject({ reason: 'unexpected-answer' });
  });

  it('is another when its content may be', async () => {
    const before = await findWatchedFile('hr/people.csv', folder);
    expect((await findWatchedFile('hr/people.csv', folder)).identity).toBe(before.identity);
    await utimes(path.join(folder, 'hr', 'people.csv'), new Date(), new Date(Date.now() - 5000));
    expect((await findWatchedFile('hr/people.csv', folder)).identity).not.toBe(before.identity);
  });

  it('that changes while it is read is no longer read', async () => {
    const place = path.join(folder, 'hr', 'people.csv');
    await writeFile(place, 'id,name\n'.repeat(100_000));
    const pieces = (await findWatchedFile('hr/people.csv', folder)).read(never)[Symbol.asyncIterator]();
    await pieces.next();
    await writeFile(place, 'id,name\n');
    const rest = async (): Promise<void> => {
      while ((await pieces.next()).done !== true);
    };
    expect(await failureOf(rest())).toMatchObject({ reason: 'unavailable' });
  });

  it('has changed when an older file is put in its place', async () => {
    const older = path.join(folder, 'older.csv');
    await writeFile(older, 'id\n');
    await utimes(older, new Date('2020-01-01'), new Date('2020-01-01'));
    const before = Date.now();
    await rename(older, path.join(folder, 'hr', 'people.csv'));
    // File systems count time in steps of a few milliseconds.
    expect((await lastChanged('hr/people.csv', folder)).getTime()).toBeGreaterThan(before - 1000);
  });
});
