import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { sql } from './client.ts';
import { inOneTransaction } from './one-transaction.ts';

const testDatabase = await createTestDatabase();
const { database } = testDatabase;
afterAll(() => testDatabase.close());
beforeEach(() => database.site.deleteMany());

const add = (name: string) => database.site.create({ data: { name } });
const names = async () => (await database.site.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name);
const broken = new Error('It broke.');

test('what is written far apart is there together', async () => {
  const within = await inOneTransaction(database, async () => {
    await add('a');
    await database.$transaction((transaction) => transaction.site.create({ data: { name: 'b' } }));
    await database.$executeRaw(sql`insert into site (id, name) values (gen_random_uuid(), 'c')`);
    return names();
  });
  expect(within).toEqual(['a', 'b', 'c']);
  expect(await names()).toEqual(['a', 'b', 'c']);
});

test('or not at all', async () => {
  const work = inOneTransaction(database, async () => {
    await add('a');
    await database.$transaction((transaction) => transaction.site.create({ data: { name: 'b' } }));
    throw broken;
  });
  await expect(work).rejects.toBe(broken);
  expect(await names()).toEqual([]);
});

test('others see nothing of it before its end, and are not part of it', async () => {
  const { promise: beside, resolve } = Promise.withResolvers<undefined>();
  const waiting = beside.then(async () => {
    const seen = await names();
    await add('beside');
    return seen;
  });
  const work = inOneTransaction(database, async () => {
    await add('a');
    resolve(undefined);
    expect(await waiting).toEqual([]);
    throw broken;
  });
  await expect(work).rejects.toBe(broken);
  expect(await names()).toEqual(['beside']);
});

test('what goes on after the end is not part of it', async () => {
  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  const { later } = await inOneTransaction(database, async () => {
    await add('a');
    return { later: ended.then(() => add('later')) };
  });
  resolve(undefined);
  await later;
  expect(await names()).toEqual(['a', 'later']);
});

test('another database is another matter', async () => {
  const other = await createTestDatabase();
  const work = inOneTransaction(database, async () => {
    await add('a');
    await other.database.site.create({ data: { name: 'elsewhere' } });
    throw broken;
  });
  await expect(work).rejects.toBe(broken);
  expect(await other.database.site.count({ where: { name: 'elsewhere' } })).toBe(1);
  await other.close();
});
