import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aStoredConnector } from '../testing/a-stored-connector.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { migrationsPath } from './migrate.ts';

const testDatabase = await createTestDatabase();
afterAll(() => testDatabase.close());

test('the date of an Entra client secret moves beside the secret', async () => {
  const { database, siteId } = testDatabase;
  const { scope, mappings, pictures, safety, matching, fieldPriorities } = aStoredConnector();
  const add = async (name: string, kind: string, settings: object, secrets: object) => {
    const usual = { scope, mappings, pictures, safety, matching, fieldPriorities, priority: 0, enabled: true };
    const { id } = await database.connector.create({ data: { ...usual, siteId, name, kind, settings, secrets } });
    return id;
  };
  const date = { tenantId: 't', clientSecretExpiresOn: '2027-03-31' };
  const dated = await add('dated', 'entra', date, { clientSecret: { sealed: 'a' }, privateKey: { sealed: 'b' } });
  const without = await add('without', 'entra', date, {});
  const other = await add('other', 'paper', date, { clientSecret: { sealed: 'a' } });

  await database.$executeRawUnsafe(
    await readFile(join(migrationsPath, '20261122053000_secret_dates', 'migration.sql'), 'utf8'),
  );

  const read = (id: string) =>
    database.connector.findUniqueOrThrow({ where: { id }, select: { settings: true, secrets: true } });
  expect(await read(dated)).toEqual({
    settings: { tenantId: 't' },
    secrets: { clientSecret: { sealed: 'a', expiresAt: '2027-03-31T23:59:59.000Z' }, privateKey: { sealed: 'b' } },
  });
  expect(await read(without)).toEqual({ settings: { tenantId: 't' }, secrets: {} });
  expect(await read(other)).toEqual({ settings: date, secrets: { clientSecret: { sealed: 'a' } } });
});
