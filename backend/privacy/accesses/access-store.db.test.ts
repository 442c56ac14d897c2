import { afterAll, beforeEach, expect, test } from 'vitest';
import { storePeople } from '../../testing/profile-builders.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { listAccesses, saveAccesses, sweepAccesses, type Access } from './access-store.ts';

const testDatabase = await createTestDatabase();
const { database, siteId } = testDatabase;
afterAll(() => testDatabase.close());

const noon = new Date('2026-05-04T12:00:00Z');
let people: readonly string[] = [];
beforeEach(async () => {
  await database.personAccess.deleteMany();
  await database.person.deleteMany();
  people = await storePeople(database, siteId, [{ displayName: 'Ann Reed' }, { displayName: 'Bo Ek' }]);
});

const anAccess = (over: Partial<Access> = {}): Access => ({
  ...{ siteId, personId: people[0], what: 'profile', viewerKind: 'account', viewer: 'cy@example.com' },
  ...{ count: 1, lastAt: noon, ...over },
});
const list = () => listAccesses(database, { siteId, page: 1, pageSize: 10 });

test('several processes count together, and never back in time', async () => {
  const earlier = new Date('2026-05-04T08:00:00Z');
  const both = [anAccess(), anAccess({ personId: people[1] })];
  await Promise.all(
    Array.from({ length: 8 }, (_, turn) => saveAccesses(database, turn % 2 === 0 ? both : both.toReversed())),
  );
  await saveAccesses(database, [anAccess({ count: 5, lastAt: earlier })]);
  const { items } = await list();
  expect(items.map(({ person, count, lastAt }) => [person?.displayName, count, lastAt]).sort()).toEqual([
    ['Ann Reed', 13, noon.toISOString()],
    ['Bo Ek', 8, noon.toISOString()],
  ]);
});

test('of somebody who is gone meanwhile nothing is written, and of nobody in particular it is', async () => {
  await database.person.deleteMany();
  await saveAccesses(database, [anAccess(), anAccess({ personId: undefined, what: 'list' })]);
  expect((await list()).items).toMatchObject([{ person: null, what: 'list' }]);
});

test('is deleted after its time, and nothing of another site is', async () => {
  const other = await database.site.create({ data: { name: 'Other' } });
  const old = { personId: undefined, lastAt: new Date('2026-01-01T00:00:00Z') };
  await saveAccesses(database, [anAccess(), anAccess(old), anAccess({ ...old, siteId: other.id })]);
  expect(await sweepAccesses(database, siteId, new Date('2026-05-01T00:00:00Z'))).toBe(1);
  expect((await list()).total).toBe(1);
  expect(await database.personAccess.count({ where: { siteId: other.id } })).toBe(1);
});
