import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storePeople } from '../../testing/profile-builders.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { listDepartments, listPeople, type PeopleQuery } from './people-store.ts';
import { findPersonDetail } from './person-detail-store.ts';

let there: TestDatabase;
let ids: readonly string[];

beforeAll(async () => {
  there = await createTestDatabase();
  ids = await storePeople(there.database, there.siteId, [
    {
      displayName: 'Åsa Öberg',
      values: { 'field:email': 'asa.oberg@example.com', 'field:phone': '+46 8 123 45', 'field:department': 'Sales' },
    },
    { displayName: 'Zoë 100%_Sure', values: { 'field:department': 'Research' } },
    { displayName: 'Bo Lind', values: { 'field:department': 'Sales' } },
    { displayName: 'Gone Gunnar', values: { 'field:department': 'Sales' }, active: false },
  ]);
  const otherSite = await there.database.site.create({ data: { name: 'Other' } });
  await storePeople(there.database, otherSite.id, [
    { displayName: 'Åsa Elsewhere', values: { 'field:department': 'Sales' } },
  ]);
});
afterAll(() => there.close());

async function namesOf(query: Partial<PeopleQuery>): Promise<string[]> {
  const { rows } = await listPeople(there.database, {
    siteId: there.siteId,
    search: '',
    active: true,
    page: 1,
    pageSize: 50,
    ...query,
  });
  return rows.map(({ displayName }) => displayName);
}

describe('the directory', () => {
  test('lists active people of the site in the order of their names', async () => {
    expect(await namesOf({})).toEqual(['Åsa Öberg', 'Bo Lind', 'Zoë 100%_Sure']);
  });

  test('lists people who have left when asked to', async () => {
    expect(await namesOf({ active: false })).toEqual(['Gone Gunnar']);
    expect(await namesOf({ active: undefined })).toHaveLength(4);
  });

  test.each([
    ['a name without its marks', 'asa oberg', ['Åsa Öberg']],
    ['words in any order, and parts of words', 'ÖBE ås', ['Åsa Öberg']],
    ['an e-mail address', 'asa.oberg@', ['Åsa Öberg']],
    ['a department', 'research', ['Zoë 100%_Sure']],
    ['a phone number, however it is written', '+46 (8) 123-45', ['Åsa Öberg']],
    ['a number as dialled at home', '08-12345', ['Åsa Öberg']],
    ['characters that mean something to the database', '100%_', ['Zoë 100%_Sure']],
    ['a percent sign alone', '%', ['Zoë 100%_Sure']],
    ['what is not there', 'asa research', []],
  ])('finds %s', async (_, search, expected) => {
    expect(await namesOf({ search })).toEqual(expected);
  });

  test('is cut in pages, with the number of all', async () => {
    const query = { siteId: there.siteId, search: '', active: true, page: 2, pageSize: 2 };

    const { rows, total } = await listPeople(there.database, query);

    expect([rows.map(({ displayName }) => displayName), total]).toEqual([['Zoë 100%_Sure'], 3]);
  });

  test('counts departments of active people', async () => {
    expect(await listDepartments(there.database, there.siteId)).toEqual([
      { name: 'Research', people: 1 },
      { name: 'Sales', people: 2 },
    ]);
  });
});

describe('one person', () => {
  test('has managers up to the top, and reports', async () => {
    const [asa = '', zoe = '', bo = ''] = ids;
    const { database, siteId } = there;
    await database.person.update({ where: { id: bo }, data: { managerId: zoe } });
    await database.person.update({ where: { id: zoe }, data: { managerId: asa } });

    const middle = await findPersonDetail(database, siteId, zoe);
    const lowest = await findPersonDetail(database, siteId, bo);

    expect(middle?.reports.map(({ id }) => id)).toEqual([bo]);
    expect(lowest?.managerChain.map(({ id }) => id)).toEqual([zoe, asa]);
  });

  test('in a circle of managers, each manager is shown once', async () => {
    const [asa = '', zoe = '', bo = ''] = ids;
    await there.database.person.update({ where: { id: asa }, data: { managerId: bo } });

    const shown = await findPersonDetail(there.database, there.siteId, bo);

    expect(shown?.managerChain.map(({ id }) => id)).toEqual([zoe, asa]);
  });

  test('of another site is not found', async () => {
    const other = await there.database.site.create({ data: { name: 'Third' } });

    expect(await findPersonDetail(there.database, other.id, ids[0] ?? '')).toBeUndefined();
  });
});
