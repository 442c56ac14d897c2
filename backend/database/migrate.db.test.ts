import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { migrate } from './migrate.ts';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_.close());

test('a database that is up to date is left alone, also by several processes at once', async () => {
  const applied = await Promise.all([migrate(test_.url), migrate(test_.url)]);

  expect(applied).toEqual([[], []]);
});

test('the schema that Prisma believes in is the one that the migrations make', async () => {
  const site = await test_.database.site.findUniqueOrThrow({ where: { id: test_.siteId } });

  expect(site.name).toBe('Test site');
});
