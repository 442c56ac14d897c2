import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listAudit } from '#contract/accounts.ts';
import { createConnector, deleteConnector, listConnectors } from '#contract/connectors.ts';
import { listPeople } from '#contract/people.ts';
import { getSession } from '#contract/session.ts';
import { createSharingCode, endSharing, getSharing, joinSharing } from '#contract/sharing.ts';
import { startAtlassianSite, type AtlassianSite } from '../../../simulators/atlassian-site/atlassian-site.ts';
import { createAtlassianSigner } from '../../../simulators/atlassian-site/atlassian-signer.ts';
import { siteUsers, type SiteUser } from '../../../simulators/atlassian-site/site-user.ts';
import { createApiClient, type ApiClient } from '../../testing/api-client.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

const [ada, uma] = siteUsers;
if (!ada || !uma) throw new Error('The simulated site has too few people.');
/** Administers Confluence, and not the Jira beside it. */
const una: SiteUser = { ...uma, isAdmin: true };
const signer = createAtlassianSigner();

let jira: AtlassianSite;
let confluence: AtlassianSite;
/** Of somebody else. */
let foreign: AtlassianSite;
let api: TestApi;

beforeAll(async () => {
  jira = await startAtlassianSite({ name: 'acme', signer });
  confluence = await startAtlassianSite({ name: 'acme', product: 'confluence', signer, users: [ada, una] });
  foreign = await startAtlassianSite({ name: 'evil', product: 'confluence', signer });
  const sites = [jira, confluence, foreign].map(({ url }) => new URL(url).host);
  const installKeysUrl = `${jira.url}/install-keys`;
  const connect = { key: 'roster', sites, installKeysUrl, scriptUrl: `${jira.url}/all.js` };
  api = await startTestApi({}, connect);
});
afterAll(async () => {
  await api.close();
  await Promise.all([jira, confluence, foreign].map((site) => site.close()));
});
beforeEach(async () => {
  const { database } = api.test;
  await database.connector.deleteMany();
  await database.target.deleteMany();
  await database.person.deleteMany();
  await database.connectInstallation.deleteMany();
  await database.oneTimeLink.deleteMany();
  for (const site of [jira, confluence, foreign]) expect(await site.install(api.url)).toBe(204);
});

const framed = (site: AtlassianSite, user: SiteUser = ada): ApiClient =>
  createApiClient({ url: api.url, headers: { authorization: `JWT ${site.contextToken(user)}` } });
const connectorOf = (name: string) => ({ body: { kind: 'scripted', name, settings: {} } });
const codeOf = async (site: AtlassianSite) => (await framed(site).call(createSharingCode, {})).code;
const enter = (site: AtlassianSite, code: string) => framed(site).call(joinSharing, { body: { code } });
const refusedCode = (site: AtlassianSite, code: string) => framed(site).refusal(joinSharing, { body: { code } });
const connectorsOf = async (site: AtlassianSite) =>
  (await framed(site).call(listConnectors, {})).items.map(({ name }) => name);
const siteOf = async ({ clientKey }: AtlassianSite) =>
  (await api.test.database.connectInstallation.findUniqueOrThrow({ where: { clientKey } })).siteId;
/** So much time goes by for codes. */
const pass = (seconds: number) =>
  api.test.database.$executeRaw`update one_time_link set expires_at = expires_at - make_interval(secs => ${seconds})`;

test('a code from Jira opens its people to Confluence, and the empty site of Confluence is gone', async () => {
  await framed(jira).call(createConnector, connectorOf('People of acme'));
  const before = await siteOf(confluence);
  const host = (site: AtlassianSite) => new URL(site.url).host;
  expect(await framed(confluence).call(getSharing, {})).toEqual({
    here: 'confluence',
    products: [{ product: 'confluence', host: host(confluence), isInstalled: true }],
    isEmpty: true,
  });
  const joined = await enter(confluence, await codeOf(jira));
  expect(joined).toEqual({
    here: 'confluence',
    products: [
      { product: 'jira', host: host(jira), isInstalled: true },
      { product: 'confluence', host: host(confluence), isInstalled: true },
    ],
    isEmpty: false,
  });
  expect(await framed(jira).call(getSharing, {})).toEqual({ ...joined, here: 'jira' });
  expect(await connectorsOf(confluence)).toEqual(['People of acme']);
  expect(await siteOf(confluence)).toBe(await siteOf(jira));
  expect(await api.test.database.site.count({ where: { id: before } })).toBe(0);
  expect(await api.test.database.auditEntry.count({ where: { siteId: before } })).toBe(0);
  const { items } = await framed(jira).call(listAudit, { query: {} });
  expect(items.map(({ action, actor, subject }) => [action, actor, subject])).toEqual(
    expect.arrayContaining([
      ['sharing.code-created', 'ada@example.org', `Jira of ${host(jira)}`],
      ['sharing.joined', 'ada@example.org', `Confluence of ${host(confluence)}`],
    ]),
  );
});

test('whoever administers Confluence administers the shared people there, and not in Jira', async () => {
  await enter(confluence, await codeOf(jira));
  await framed(confluence, una).call(createConnector, connectorOf('Made in Confluence'));
  expect(await connectorsOf(jira)).toEqual(['Made in Confluence']);
  expect(await framed(jira, una).call(getSession, {})).toMatchObject({ user: { role: 'user' } });
  expect(await framed(jira, una).refusal(listConnectors, {})).toMatchObject({ code: 'not-allowed' });
});

test('a code is made and entered by admins alone, and in no browser outside Atlassian', async () => {
  expect(await framed(jira, uma).refusal(createSharingCode, {})).toMatchObject({ code: 'not-allowed' });
  const body = { code: await codeOf(jira) };
  const nobody = await framed(foreign, uma).refusal(joinSharing, { body });
  expect(nobody).toMatchObject({ code: 'not-allowed' });
  for (const elsewhere of [await api.signedIn('admin'), await api.withToken('admin')]) {
    expect(await elsewhere.refusal(createSharingCode, {})).toMatchObject({ code: 'not-allowed' });
    expect(await elsewhere.refusal(joinSharing, { body })).toMatchObject({ code: 'not-allowed' });
    expect(await elsewhere.call(getSharing, {})).toEqual({ here: null, products: [], isEmpty: false });
  }
});

test('a code is good once', async () => {
  const code = await codeOf(jira);
  await enter(confluence, code);
  const refusal = await refusedCode(foreign, code);
  expect(refusal).toMatchObject({ code: 'invalid-input', errors: [{ path: 'code' }] });
  expect(await siteOf(foreign)).not.toBe(await siteOf(jira));
});

test('of two that enter a code at once, one gets in', async () => {
  const code = await codeOf(jira);
  const outcomes = await Promise.allSettled([enter(confluence, code), enter(foreign, code)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await framed(jira).call(getSharing, {})).toMatchObject({ products: [{}, { product: 'confluence' }] });
});

test('of two that enter each other’s codes at once, one gets in', async () => {
  const [ofJira, ofConfluence] = [await codeOf(jira), await codeOf(confluence)];
  const outcomes = await Promise.allSettled([enter(confluence, ofJira), enter(jira, ofConfluence)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await siteOf(jira)).toBe(await siteOf(confluence));
});

test('a code is good for 15 minutes', async () => {
  const early = await codeOf(jira);
  await pass(14 * 60);
  await enter(confluence, early);
  await framed(jira).call(endSharing, { params: { product: 'confluence' } });
  const late = await codeOf(jira);
  await pass(15 * 60);
  expect(await refusedCode(confluence, late)).toMatchObject({ code: 'invalid-input' });
});

test('a newer code takes the place of the one before', async () => {
  const older = await codeOf(jira);
  const newer = await codeOf(jira);
  expect(await refusedCode(confluence, older)).toMatchObject({ code: 'invalid-input' });
  await enter(confluence, newer.toLowerCase().replaceAll('-', ' '));
});

test('the database does not hold a code in clear', async () => {
  const code = await codeOf(jira);
  expect(JSON.stringify(await api.test.database.oneTimeLink.findMany())).not.toContain(code);
});

test.each(['00000-00000-00000-00000', 'no code', '-'])('“%s” opens nothing', async (code) => {
  await codeOf(jira);
  expect(await refusedCode(confluence, code)).toMatchObject({ code: 'invalid-input' });
});

test('a product that has something of its own is told what to do, and its code stays good', async () => {
  const { id } = await framed(confluence).call(createConnector, connectorOf('People of the wiki'));
  await framed(jira).call(createConnector, connectorOf('People of acme'));
  const code = await codeOf(jira);
  const refusal = await refusedCode(confluence, code);
  expect(refusal).toMatchObject({ code: 'conflict' });
  expect(refusal.detail).toMatch(/of its own in Confluence.*Remove them first/);
  expect(await connectorsOf(confluence)).toEqual(['People of the wiki']);
  await framed(confluence).call(deleteConnector, { params: { id } });
  await enter(confluence, code);
  expect(await connectorsOf(confluence)).toEqual(['People of acme']);
});

test('people alone are something of its own, too', async () => {
  await storePeople(api.test.database, await siteOf(confluence), [{ displayName: 'Ann' }]);
  expect(await refusedCode(confluence, await codeOf(jira))).toMatchObject({ code: 'conflict' });
});

test('a code is not for the product that made it', async () => {
  expect(await refusedCode(jira, await codeOf(jira))).toMatchObject({ code: 'conflict' });
});

test('of each product one has the people', async () => {
  await enter(confluence, await codeOf(jira));
  const code = await codeOf(jira);
  const refusal = await refusedCode(foreign, code);
  expect(refusal).toMatchObject({ code: 'conflict' });
  expect(refusal.detail).toContain(`Another Confluence, ${new URL(confluence.url).host}`);
  // One that has uninstalled Roster makes room, and begins anew should it come back.
  await confluence.tell('uninstalled');
  await enter(foreign, code);
  expect(await siteOf(foreign)).toBe(await siteOf(jira));
  await confluence.install(api.url);
  expect(await siteOf(confluence)).not.toBe(await siteOf(jira));
});

test('an address in the body of an install joins nothing: each has its own people until a code is entered', async () => {
  await framed(jira).call(createConnector, connectorOf('People of acme'));
  expect(await connectorsOf(confluence)).toEqual([]);
  expect(await framed(confluence).call(listPeople, { query: {} })).toMatchObject({ items: [] });
  expect(new Set([await siteOf(jira), await siteOf(confluence), await siteOf(foreign)]).size).toBe(3);
});

test('when one of two uninstalls, the people stay with the other; with the last one they rest', async () => {
  await enter(confluence, await codeOf(jira));
  await framed(jira).call(createConnector, connectorOf('People of acme'));
  const enabled = async () => (await api.test.database.connector.findFirstOrThrow()).enabled;
  await api.test.database.connector.updateMany({ data: { enabled: true } });
  await jira.tell('uninstalled');
  expect(await framed(jira).refusal(getSession, {})).toMatchObject({ code: 'not-signed-in' });
  expect(await connectorsOf(confluence)).toEqual(['People of acme']);
  expect(await enabled()).toBe(true);
  expect(await framed(confluence).call(getSharing, {})).toMatchObject({
    products: [{ product: 'jira', isInstalled: false }, { isInstalled: true }],
  });
  await jira.install(api.url);
  expect(await connectorsOf(jira)).toEqual(['People of acme']);
  await jira.tell('uninstalled');
  await confluence.tell('uninstalled');
  expect(await enabled()).toBe(false);
});

test('a code of a site whose products have all left opens nothing', async () => {
  const code = await codeOf(jira);
  await jira.tell('uninstalled');
  expect(await refusedCode(confluence, code)).toMatchObject({ code: 'invalid-input' });
});

test('sharing ends from either side: who leaves begins anew, and the people stay', async () => {
  await framed(jira).call(createConnector, connectorOf('People of acme'));
  for (const from of [jira, confluence]) {
    await enter(confluence, await codeOf(jira));
    await framed(from).call(endSharing, { params: { product: 'confluence' } });
    expect(await connectorsOf(confluence)).toEqual([]);
    expect(await connectorsOf(jira)).toEqual(['People of acme']);
    expect(await framed(confluence).call(getSharing, {})).toMatchObject({ here: 'confluence', isEmpty: true });
  }
  const refusal = await framed(jira).refusal(endSharing, { params: { product: 'jira' } });
  expect(refusal).toMatchObject({ code: 'conflict' });
  const unknown = await framed(jira).refusal(endSharing, { params: { product: 'confluence' } });
  expect(unknown).toMatchObject({ code: 'not-found' });
});

test('the last product that has Roster installed keeps the people; the one that left may go for good', async () => {
  await enter(confluence, await codeOf(jira));
  await jira.tell('uninstalled');
  const end = (product: 'jira' | 'confluence') => ({ params: { product } });
  expect(await framed(confluence).refusal(endSharing, end('confluence'))).toMatchObject({ code: 'conflict' });
  await framed(confluence).call(endSharing, end('jira'));
  expect(await framed(confluence).call(getSharing, {})).toMatchObject({ products: [{ product: 'confluence' }] });
  await jira.install(api.url);
  expect(await siteOf(jira)).not.toBe(await siteOf(confluence));
});

test('what Forge has installed for a product goes along with it', async () => {
  const { forgeInstallation } = api.test.database;
  const ids = { siteId: await siteOf(confluence), installationId: 'abc', cloudId: 'cloud', product: 'confluence' };
  await forgeInstallation.create({ data: { ...ids, apiBaseUrl: 'https://api.example', installedAt: new Date() } });
  await enter(confluence, await codeOf(jira));
  expect(await forgeInstallation.findMany()).toMatchObject([{ siteId: await siteOf(jira) }]);
  await forgeInstallation.deleteMany();
});

test('the secrets of both still open their doors after they were joined and parted', async () => {
  await enter(confluence, await codeOf(jira));
  await framed(confluence).call(endSharing, { params: { product: 'jira' } });
  for (const site of [jira, confluence]) {
    expect(await framed(site).call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
  }
});
