import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteUninstalled, saveInstallation, type InstalledTenant } from '../../access/connect/installation-store.ts';
import { createSecretBox } from '../../connectors/secret-box.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { sweep } from './sweep.ts';

const day = 24 * 3600;
const never = new AbortController().signal;
const tenant: InstalledTenant = {
  clientKey: 'acme',
  sharedSecret: 'secret',
  baseUrl: 'https://acme.atlassian.net',
  displayUrl: undefined,
  product: 'jira',
  installationId: undefined,
};

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
});
afterEach(() => world.close());

test('an uninstalled site is kept for thirty days and then erased, with its secret; others stay', async () => {
  const { database } = world.test;
  const store = { database, secretBox: createSecretBox(new Uint8Array(32)) };
  const { siteId } = await saveInstallation(store, tenant, world.clock.now());
  const sites = () => database.site.count({ where: { id: { in: [siteId, world.test.siteId] } } });
  await noteUninstalled(database, 'acme', world.clock.now());
  await world.clock.sleep(29 * day, never);
  await sweep(world.parts);
  expect(await sites()).toBe(2);
  await world.clock.sleep(2 * day, never);
  await sweep(world.parts);
  expect(await sites()).toBe(1);
  expect(await database.connectInstallation.count()).toBe(0);
});

test('a site that installs again in time is not erased', async () => {
  const { database } = world.test;
  const store = { database, secretBox: createSecretBox(new Uint8Array(32)) };
  const first = await saveInstallation(store, tenant, world.clock.now());
  await noteUninstalled(database, 'acme', world.clock.now());
  await world.clock.sleep(29 * day, never);
  expect(await saveInstallation(store, tenant, world.clock.now())).toEqual(first);
  await world.clock.sleep(29 * day, never);
  await sweep(world.parts);
  expect(await database.connectInstallation.count()).toBe(1);
});

test('a product that has left the others for so long begins anew, and they keep what they have', async () => {
  const { database } = world.test;
  const store = { database, secretBox: createSecretBox(new Uint8Array(32)) };
  const { siteId } = await saveInstallation(store, tenant, world.clock.now());
  const confluence: InstalledTenant = { ...tenant, clientKey: 'acme wiki', product: 'confluence' };
  const { siteId: own } = await saveInstallation(store, confluence, world.clock.now());
  await database.connectInstallation.updateMany({ where: { siteId: own }, data: { siteId } });
  await noteUninstalled(database, 'acme wiki', world.clock.now());
  await world.clock.sleep(31 * day, never);
  await sweep(world.parts);
  expect(await database.site.count({ where: { id: siteId } })).toBe(1);
  expect(await database.connectInstallation.findMany()).toMatchObject([{ clientKey: 'acme', siteId }]);
  expect(await saveInstallation(store, confluence, world.clock.now())).not.toEqual({ siteId });
});
