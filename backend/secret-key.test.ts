import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecretKey } from './secret-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a key is made once, for its owner alone, and kept', async () => {
  const made = await loadSecretKey(undefined, folder);

  expect(await loadSecretKey(undefined, folder)).toEqual(made);
  expect((await stat(join(folder, 'secret-key'))).mode & 0o777).toBe(0o600);
});

test('a key that is set goes first, and leaves no file', async () => {
  const given = Buffer.alloc(32, 1);

  expect(await loadSecretKey(given, folder)).toBe(given);
  await expect(stat(join(folder, 'secret-key'))).rejects.toThrow('ENOENT');
});

test('a damaged key file stops the start rather than losing all secrets', async () => {
  await writeFile(join(folder, 'secret-key'), 'half a k');

  await expect(loadSecretKey(undefined, folder)).rejects.toThrow(/is damaged\. Put back/);
});

test('a folder that cannot be written to gets one clear sentence', async () => {
  await writeFile(join(folder, 'file'), '');

  await expect(loadSecretKey(undefined, join(folder, 'file'))).rejects.toThrow(/Make the data folder writable/);
});
