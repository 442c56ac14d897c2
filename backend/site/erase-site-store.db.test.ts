import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { eraseSite } from './erase-site-store.ts';

const testDatabase = await createTestDatabase();
const { database } = testDatabase;
const erased = '01940000-0000-7000-8000-000000000001';
const kept = '01940000-0000-7000-8000-000000000002';
/** A row of the site itself, and one of each table that names a site. */
let tables: readonly string[] = [];

beforeAll(async () => {
  const found = await database.$queryRaw<{ table: string }[]>`
    select table_name as "table" from information_schema.columns
    where table_schema = 'public' and column_name = 'site_id' order by 1`;
  tables = found.map(({ table }) => table);
  for (const siteId of [erased, kept]) {
    await database.$executeRaw`insert into site (id, name) values (${siteId}::uuid, 'One')`;
    for (const table of tables) await insertInto(table, siteId);
    await database.$executeRaw`
      insert into run_record (run_id, source_id, kind, keep, "references")
      select id, 'x', 'record', '{}', '{}' from run where site_id = ${siteId}::uuid`;
  }
});
afterAll(() => testDatabase.close());

test('everything of a site is erased, and nothing of another', async () => {
  expect(await countsOf(erased)).toEqual(tables.map((table) => ({ table, rows: 1 })));
  await eraseSite(database, erased);
  expect(await countsOf(erased)).toEqual(tables.map((table) => ({ table, rows: 0 })));
  expect(await countsOf(kept)).toEqual(tables.map((table) => ({ table, rows: 1 })));
  expect(await database.site.findMany({ where: { id: { in: [erased, kept] } } })).toMatchObject([{ id: kept }]);
});

test('what knows its run and no site goes with the run', async () => {
  expect(await database.runRecord.findMany()).toHaveLength(1);
});

/** Fills what has to be filled with anything; who refers to whom is not looked at. */
async function insertInto(table: string, siteId: string): Promise<void> {
  const columns = await database.$queryRaw<{ name: string; type: string }[]>`
    select column_name as name, udt_name as type from information_schema.columns
    where table_name = ${table} and is_nullable = 'NO' and column_default is null and column_name <> 'site_id'`;
  const values = columns.map(({ type }) => valueOf(type));
  const names = ['site_id', ...columns.map(({ name }) => `"${name}"`)].join(', ');
  await database.$transaction([
    database.$executeRawUnsafe('set local session_replication_role = replica'),
    database.$executeRawUnsafe(
      `insert into ${table} (${names}) values ('${siteId}', ${values.join(', ')})`.replace(', )', ')'),
    ),
  ]);
}

function valueOf(type: string): string {
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'text':
      return 'gen_random_uuid()::text';
    case 'jsonb':
      return `'{}'`;
    case 'date':
    case 'timestamptz':
      return 'now()';
    case 'bool':
      return 'true';
    case '_text':
      return `'{}'`;
    case 'bytea':
      return `'\\x00'`;
    default:
      return '1';
  }
}

async function countsOf(siteId: string) {
  const counts = [];
  for (const table of tables) {
    const [row] = await database.$queryRawUnsafe<{ rows: number }[]>(
      `select count(*)::int as rows from ${table} where site_id = '${siteId}'`,
    );
    counts.push({ table, rows: row?.rows });
  }
  return counts;
}
