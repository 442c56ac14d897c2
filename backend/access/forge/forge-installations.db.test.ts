import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSecretBox } from '../../connectors/secret-box.ts';
import { aConnectorRow } from '../../testing/sync-world.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { noteUninstalled, saveInstallation, type InstalledTenant } from '../connect/installation-store.ts';
import { sitesLeftBefore } from '../left-sites-store.ts';
import {
  findProductOfSite,
  keepSystemToken,
  meetInstallation,
  noteForgeUninstalled,
} from './forge-installation-store.ts';
import type { Invocation } from './verify-invocation.ts';

const now = new Date('2026-11-21T10:00:00Z');
const later = new Date('2026-11-21T11:00:00Z');
const secretBox = createSecretBox(new Uint8Array(32));

let world: TestDatabase;
beforeAll(async () => {
  world = await createTestDatabase();
});
afterAll(() => world.close());

function anInvocation(overrides: Partial<Invocation> = {}): Invocation {
  const cloudId = overrides.cloudId ?? randomUUID();
  const product = overrides.product ?? 'jira';
  return {
    ...{ installationId: randomUUID(), cloudId, product, accountId: undefined, issuedAt: now },
    apiBaseUrl: `https://api.atlassian.com/ex/${product}/${cloudId}`,
    siteUrl: 'https://acme.atlassian.net',
    ...overrides,
  };
}

function aTenant(overrides: Partial<InstalledTenant> = {}): InstalledTenant {
  return {
    ...{ clientKey: randomUUID(), sharedSecret: 'secret', baseUrl: 'https://acme.atlassian.net' },
    ...{ displayUrl: undefined, product: 'jira', installationId: undefined },
    ...overrides,
  };
}

const meet = (invocation: Invocation, isInstalled = false) =>
  meetInstallation(world.database, invocation, { now, isInstalled });
const ariOf = ({ installationId }: Invocation) => `ari:cloud:ecosystem::installation/${installationId.toUpperCase()}`;

test('an installation has a site of its own from the first request on, also when many come at once', async () => {
  const invocation = anInvocation();
  const met = await Promise.all([1, 2, 3].map(() => meet(invocation)));
  expect(new Set(met.map((each) => each?.siteId)).size).toBe(1);
  const site = await world.database.site.findUniqueOrThrow({ where: { id: met[0]?.siteId ?? '' } });
  expect(site.name).toBe('acme.atlassian.net');
  expect((await meet(anInvocation()))?.siteId).not.toBe(site.id);
});

test('both products of one Atlassian site share its site', async () => {
  const jira = anInvocation();
  const confluence = anInvocation({ cloudId: jira.cloudId, product: 'confluence' });
  const [one, other] = [await meet(jira), await meet(confluence)];
  expect(other?.siteId).toBe(one?.siteId);
});

test('an installation that Connect has named joins that site, whatever case its id is written in', async () => {
  const invocation = anInvocation();
  const store = { database: world.database, secretBox };
  const { siteId } = await saveInstallation(store, aTenant({ installationId: ariOf(invocation) }), now);
  expect((await meet(invocation))?.siteId).toBe(siteId);
});

test('what an install names opens nobody’s people: it finds a site of its own', async () => {
  const invocation = anInvocation();
  const store = { database: world.database, secretBox };
  const met = await meet(invocation);
  await world.database.connector.create({ data: aConnectorRow(met?.siteId ?? '', 'scripted') });
  const { siteId } = await saveInstallation(store, aTenant({ installationId: ariOf(invocation) }), now);
  expect(siteId).not.toBe(met?.siteId);
  expect((await meet(invocation))?.siteId).toBe(met?.siteId);
});

test('a site that Connect has had all along takes in what Forge has begun, unless something was set up there', async () => {
  const store = { database: world.database, secretBox };
  const [empty, used] = [anInvocation(), anInvocation()];
  const [beside, apart] = [aTenant(), aTenant()];
  const old = await saveInstallation(store, beside, now);
  const other = await saveInstallation(store, apart, now);
  await meet(empty);
  const usedSite = (await meet(used))?.siteId ?? '';
  await world.database.person.create({
    data: {
      ...{ siteId: usedSite, displayName: 'Ann', active: true, values: {}, origins: {} },
      searchText: '',
      sortName: '',
    },
  });
  await saveInstallation(store, { ...beside, installationId: ariOf(empty) }, now);
  await saveInstallation(store, { ...apart, installationId: ariOf(used) }, now);
  expect((await meet(empty))?.siteId).toBe(old.siteId);
  expect((await meet(used))?.siteId).toBe(usedSite);
  expect(other.siteId).not.toBe(usedSite);
});

test('the latest token is kept sealed, and given until the site uninstalls', async () => {
  const store = { database: world.database, secretBox };
  const met = await meet(anInvocation());
  if (!met) throw new Error('The installation was not met.');
  const held = async () => (await findProductOfSite(store, met.siteId, 'jira'))?.held;
  expect(await held()).toBeUndefined();
  await keepSystemToken(store, met, { token: 'second', until: later });
  await keepSystemToken(store, met, { token: 'first', until: now });
  expect(await held()).toEqual({ token: 'second', until: later });
  const row = await world.database.forgeInstallation.findFirstOrThrow({ where: { siteId: met.siteId } });
  expect(row.systemToken).not.toContain('second');
  await noteForgeUninstalled(world.database, met.installationId, now);
  expect(await findProductOfSite(store, met.siteId, 'jira')).toBeUndefined();
});

test('nobody gets in after the uninstall, until Forge says that the app is installed again', async () => {
  const invocation = anInvocation();
  const met = await meet(invocation);
  await noteForgeUninstalled(world.database, invocation.installationId, now);
  expect(await meet(invocation)).toBeUndefined();
  expect(await meet({ ...invocation, product: 'confluence' })).toBeUndefined();
  expect(await meet(invocation, true)).toBeUndefined();
  expect(await meet({ ...invocation, issuedAt: later }, true)).toMatchObject({ siteId: met?.siteId });
  expect(await meet(invocation)).toMatchObject({ siteId: met?.siteId });
});

test('a site is left when its last product is, through whatever door it came', async () => {
  const store = { database: world.database, secretBox };
  const invocation = anInvocation();
  const tenant = aTenant({ installationId: ariOf(invocation) });
  const { siteId } = await saveInstallation(store, tenant, now);
  await meet(invocation);
  await world.database.connector.create({ data: aConnectorRow(siteId, 'scripted') });
  const isAtWork = async () => (await world.database.connector.count({ where: { siteId, enabled: true } })) === 1;
  await noteUninstalled(world.database, tenant.clientKey, now);
  expect(await isAtWork()).toBe(true);
  expect(await sitesLeftBefore(world.database, later)).not.toContain(siteId);
  await noteForgeUninstalled(world.database, invocation.installationId, now);
  expect(await isAtWork()).toBe(false);
  expect(await sitesLeftBefore(world.database, later)).toContain(siteId);
  expect(await sitesLeftBefore(world.database, now)).not.toContain(siteId);
});
