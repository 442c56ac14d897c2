import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openScim } from '../../../testing/scim-sessions.ts';
import { type ScimmyServer, startScimmy } from '../../../testing/scim-scimmy.ts';
import { failureOf, readToEnd } from '../../../testing/source-reading.ts';
import type { JsonObject } from '../../model/json.ts';
import type { SourceSession } from '../source.ts';
import { enterpriseUser } from './scim-record.ts';

const never = new AbortController().signal;
const long = '2026-01-05T08:00:00.000Z';

let scimmy: ScimmyServer;
beforeAll(async () => {
  scimmy = await startScimmy();
});
afterAll(() => scimmy[Symbol.asyncDispose]());
beforeEach(() => {
  scimmy.users.clear();
  scimmy.groups.clear();
  for (let number = 0; number < 45; number += 1) addUser(number);
});

function addUser(number: number, parts: JsonObject = {}, lastModified = long): void {
  const id = `u${String(number).padStart(3, '0')}`;
  scimmy.users.set(id, {
    id,
    userName: `user${String(number)}@example.com`,
    active: number % 10 !== 9,
    name: { formatted: `User ${String(number)}`, givenName: 'User', familyName: String(number) },
    emails: [{ value: `user${String(number)}@example.com`, type: 'work', primary: true }],
    [enterpriseUser]: { department: 'R&D', manager: { value: 'u000' } },
    meta: { created: long, lastModified },
    ...parts,
  });
}

type Parts = Parameters<typeof openScim>[1];

function open(parts: Parts = {}): SourceSession {
  const session = openScim(scimmy, { ...parts, settings: { pageSize: 20, ...parts.settings } });
  onTestFinished(() => session.close());
  return session;
}

describe('people of an independent SCIM server (scimmy)', () => {
  it('are all read, page by page, each once', async () => {
    const { pages, records, read } = await readToEnd(open());
    expect(records.map(({ id }) => id)).toEqual([...scimmy.users.keys()]);
    expect(pages.filter((page) => page.records.length > 0)).toHaveLength(3);
    expect(read).toBe('whole');
  });

  it('come with the enterprise extension, their manager and whether they are active', async () => {
    const { records } = await readToEnd(open());
    const ninth = records.find(({ id }) => id === 'u009');
    expect(ninth?.active).toBe(false);
    expect(ninth?.attributes[enterpriseUser]).toMatchObject({ department: 'R&D', manager: { value: 'u000' } });
    expect(ninth?.references).toEqual(['user9@example.com']);
  });

  it('who changed are read alone, by meta.lastModified', async () => {
    const { bookmark } = await readToEnd(open());
    addUser(7, { title: 'Director' }, '2026-11-22T00:00:00.000Z');
    // The server's clock is that of this machine.
    const since = { ...(bookmark as JsonObject), since: '2026-11-21T00:00:00.000Z' };
    const changes = await readToEnd(open(), { bookmark: since });
    expect(changes.records.map(({ id, attributes }) => [id, attributes['title']])).toEqual([['u007', 'Director']]);
    expect(changes.read).toBe('listed');
  });

  it('who were deleted are missing among the ids that a changes run lists', async () => {
    const { bookmark } = await readToEnd(open());
    scimmy.users.delete('u012');
    const { pages, read } = await readToEnd(open(), { bookmark });
    const present = pages.flatMap((page) => page.present ?? []);
    expect([read, present.length, present.includes('u012')]).toEqual(['listed', 44, false]);
    expect(scimmy.received.some((url) => url.includes('attributes=id'))).toBe(true);
  });

  it('are those of the filter', async () => {
    const filter = 'userName sw "user1" and active eq true';
    const { records } = await readToEnd(open({ context: { scope: { filter } } }));
    expect(records.map(({ id }) => id)).toEqual(
      [1, 10, 11, 12, 13, 14, 15, 16, 17, 18].map((n) => `u${String(n).padStart(3, '0')}`),
    );
  });

  it('are those of the groups', async () => {
    const members = [
      { value: 'u003', type: 'User' },
      { value: 'u004', type: 'User' },
    ];
    scimmy.groups.set('g1', { id: 'g1', displayName: 'Team', members });
    const { records } = await readToEnd(open({ context: { scope: { groups: ['g1'] } } }));
    expect(records.map(({ id }) => id)).toEqual(['u003', 'u004']);
  });

  it('are read one by one too, or gone', async () => {
    expect(await open().readPerson('u003', never)).toMatchObject({ id: 'u003', active: true });
    expect(await open().readPerson('u999', never)).toBe('gone');
  });

  it('pass the check, which says what the server can do', async () => {
    const { ok, findings } = await open().check(never);
    expect(ok).toBe(true);
    expect(findings.map(({ subject, status }) => [subject, status])).toEqual([
      ['Discovery', 'works'],
      ['Read people', 'works'],
      ['Follow changes', 'works'],
      ['Read pictures', 'warning'],
    ]);
  });

  it('are not given to whoever has the wrong token', async () => {
    const failure = await failureOf(readToEnd(open({ settings: { token: 'wrong' } })));
    expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'token' });
  });
});
