import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listConnectors } from '#contract/connectors.ts';
import { getSession } from '#contract/session.ts';
import { startAtlassianSite, type AtlassianSite } from '../../../simulators/atlassian-site/atlassian-site.ts';
import { installToken, requestToken } from '../../../simulators/atlassian-site/site-tokens.ts';
import { siteUsers, type SiteUser } from '../../../simulators/atlassian-site/site-user.ts';
import { connectProducts } from '../../access/connect/connect-client.ts';
import { findAccountOf, recognizePeople } from '../../atlassian/recognize-people.ts';
import { systemClock } from '../../http/clock.ts';
import { createHttpClient } from '../../http/http-client.ts';
import { anywhere } from '../../http/reach/reach.ts';
import { createApiClient, type ApiClient } from '../../testing/api-client.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

const [ada, uma, shy] = siteUsers;
if (!ada || !uma || !shy) throw new Error('The simulated site has too few people.');
/** Administers Confluence, and not the Jira beside it. */
const una: SiteUser = { ...uma, isAdmin: true };
const crowd: readonly SiteUser[] = Array.from({ length: 250 }, (_, index) => ({
  ...{ accountId: `crowd:${String(index)}`, displayName: `Person ${String(index)}`, isAdmin: false },
  emailAddress: `Person${String(index)}@example.org`,
}));
const key = 'com.example.roster';

let jira: AtlassianSite;
let confluence: AtlassianSite;
let api: TestApi;
let frontendFolder = '';

beforeAll(async () => {
  frontendFolder = await mkdtemp(join(tmpdir(), 'roster-pages-'));
  await writeFile(join(frontendFolder, 'index.html'), '<!doctype html><head><title>Roster</title></head>');
  jira = await startAtlassianSite({ name: 'acme' });
  const users = [ada, una, shy, ...crowd];
  confluence = await startAtlassianSite({ name: 'acme', product: 'confluence', signer: jira.signer, users });
  const sites = [jira, confluence].map(({ url }) => new URL(url).host);
  const installKeysUrl = `${jira.url}/install-keys`;
  api = await startTestApi({ frontendFolder }, { key, sites, installKeysUrl, scriptUrl: `${jira.url}/all.js` });
});
afterAll(async () => {
  await api.close();
  await Promise.all([jira.close(), confluence.close(), rm(frontendFolder, { recursive: true })]);
});
beforeEach(async () => {
  expect(await jira.install(api.url)).toBe(204);
  expect(await confluence.install(api.url)).toBe(204);
  confluence.log.reset();
});

function framed(site: AtlassianSite, user: SiteUser): ApiClient {
  return createApiClient({ url: api.url, headers: { authorization: `JWT ${site.contextToken(user)}` } });
}

test('Confluence has a descriptor of its own: another key, and places that Confluence has', () => {
  const { descriptor } = confluence.app;
  expect(descriptor).toMatchObject({ key: `${key}-confluence`, baseUrl: api.url });
  expect(jira.app.descriptor.key).toBe(key);
  expect(descriptor.modules).toMatchObject({
    webSections: [{ location: 'system.admin', key: 'roster-section' }],
    adminPages: [{ location: 'system.admin/roster-section' }],
    generalPages: [{ location: 'system.header/left' }],
  });
});

test('its installation is kept with its address below /wiki, beside that of Jira, each with a site of its own', async () => {
  const rows = await api.test.database.connectInstallation.findMany({ orderBy: { productType: 'asc' } });
  expect(rows).toMatchObject([
    { productType: 'confluence', baseUrl: `${confluence.url}/wiki`, clientKey: confluence.clientKey },
    { productType: 'jira', baseUrl: jira.url, clientKey: jira.clientKey },
  ]);
  expect(rows[0]?.siteId).not.toBe(rows[1]?.siteId);
});

test('Confluence itself says who somebody is, and that they administer it', async () => {
  expect(await framed(confluence, ada).call(getSession, {})).toMatchObject({
    user: { name: 'Ada Admin', email: 'ada@example.org', role: 'admin' },
  });
  const asked = confluence.log.requests().map(({ method, url }) => `${method} ${url}`);
  expect(asked).toEqual([`GET /wiki/rest/api/user?accountId=557058%3Aada&expand=operations`]);
});

test('who administers Confluence is nobody special in Jira, and the other way round', async () => {
  expect(await framed(confluence, una).call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
  expect(await framed(jira, una).call(getSession, {})).toMatchObject({ user: { role: 'user' } });
});

test('who may administer their own space alone is no admin, and an address that is not shown is none', async () => {
  expect(await framed(confluence, shy).call(getSession, {})).toMatchObject({ user: { role: 'user', email: '' } });
  expect(await framed(confluence, shy).refusal(listConnectors, {})).toMatchObject({ code: 'not-allowed' });
});

test('an account that Confluence does not know any more is nobody', async () => {
  const gone = framed(confluence, { ...shy, accountId: '557058:gone' });
  expect(await gone.refusal(getSession, {})).toMatchObject({ code: 'not-signed-in' });
});

test('nobody is taken for anything while Confluence does not say what they may do', async () => {
  const { accountId, displayName } = shy;
  confluence.faults.add({ on: 'rest', times: 1, answer: { status: 200, body: { accountId, displayName } } });
  const someone = framed(confluence, { ...shy, accountId: 'crowd:0' });
  expect(await someone.refusal(getSession, {})).toMatchObject({ code: 'unavailable' });
  expect(await someone.call(getSession, {})).toMatchObject({ user: { role: 'user' } });
});

test('its pages are framed by its own origin, without the path of Confluence', async () => {
  const page = await fetch(confluence.frameUrl('roster-people', shy));
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toMatch(new RegExp(`frame-ancestors ${confluence.url}(;|$)`));
  const other = confluence.frameUrl('roster-people', shy).replace('/people?', '/admin?');
  expect((await fetch(other)).status).toBe(401);
});

test('the card within a page is about whom the page says, and nobody else', async () => {
  const address = confluence.frameUrl('roster-person-card', shy, { email: 'ann&"<@example.org' });
  const page = await fetch(address);
  expect(page.status).toBe(200);
  const context = '{&quot;email&quot;:&quot;ann&amp;\\&quot;&lt;@example.org&quot;}';
  expect(await page.text()).toContain(`<meta name="roster-frame-context" content="${context}" />`);
  expect((await fetch(address.replace('ann', 'ben'))).status).toBe(401);
});

test.each([
  ['for Jira', { productType: 'jira' }, '/connect/confluence/installed', 400],
  ['with the key of the app for Jira', { key }, '/connect/confluence/installed', 400],
  ['at the address of Jira’s', {}, '/connect/installed', 400],
  ['of a site that is not named in the settings', { baseUrl: 'https://evil.atlassian.net/wiki' }, undefined, 403],
])('a signed install %s is refused', async (_, over, path, status) => {
  expect((await sendInstall(over, path)).status).toBe(status);
});

test('an install that is signed for the one product installs nothing in the other', async () => {
  const signedFor = `${api.url}/connect/installed`;
  const response = await sendInstall({}, '/connect/confluence/installed', signedFor);
  expect(response.status).toBe(401);
});

test('enabled and disabled are noted for the installation of that product alone', async () => {
  const enabled = async ({ clientKey }: AtlassianSite) =>
    (await api.test.database.connectInstallation.findUniqueOrThrow({ where: { clientKey } })).enabled;
  expect(await confluence.tell('disabled')).toBe(204);
  expect([await enabled(confluence), await enabled(jira)]).toEqual([false, true]);
  const url = `${api.url}/connect/disabled`;
  const token = requestToken(confluence.app, { method: 'POST', url, baseUrl: api.url });
  const atJira = await fetch(url, { method: 'POST', headers: { authorization: `JWT ${token}` } });
  expect(atJira.status).toBe(401);
  expect(await confluence.tell('enabled')).toBe(204);
  expect(await enabled(confluence)).toBe(true);
});

test('a domain of its own may frame the pages, too', async () => {
  expect((await sendInstall({ displayUrl: 'https://wiki.acme.example/wiki' })).status).toBe(204);
  const page = await fetch(confluence.frameUrl('roster-people', shy));
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`frame-ancestors ${confluence.url} https://wiki.acme.example`);
});

test('people are recognized by the addresses that Confluence shows, hundreds of them by a few requests', async () => {
  const http = createHttpClient({ reach: anywhere, clock: systemClock, maxAttempts: 1 });
  const parts = { database: api.test.database, now: () => new Date() };
  const { siteId } = await api.test.database.connectInstallation.findFirstOrThrow({
    where: { clientKey: confluence.clientKey },
  });
  const product = await connectProducts({ ...api.access, http, appKey: key })(siteId, 'confluence');
  if (!product) throw new Error('The site has no Confluence.');
  const people = await storePeople(
    api.test.database,
    siteId,
    crowd.map(({ displayName, emailAddress = '' }) => ({
      displayName,
      values: { 'field:email': emailAddress.toLowerCase() },
    })),
  );
  const accountIds = [...crowd, shy].map(({ accountId }) => accountId);
  const found = await recognizePeople(parts, product, accountIds);
  expect(found.size).toBe(crowd.length);
  expect(found.get('crowd:7')).toBe(people[7]);
  expect(confluence.log.count()).toBe(3);
  // Known by now; Confluence itself finds nobody by an address.
  const byPerson = (id: string, email: string) => findAccountOf(parts, product, { id, email });
  expect(await byPerson(people[7] ?? '', 'person7@example.org')).toBe('crowd:7');
  const [stranger = ''] = await storePeople(api.test.database, siteId, [{ displayName: 'New' }]);
  expect(await byPerson(stranger, 'new@example.org')).toBeUndefined();
  expect(confluence.log.count()).toBe(3);
  await http.close();
});

function sendInstall(
  over: object,
  path = '/connect/confluence/installed',
  signedFor = api.url + path,
): Promise<Response> {
  const { descriptor, sharedSecret } = confluence.app;
  const { clientKey, url } = confluence;
  const body = { key: descriptor.key, clientKey, sharedSecret, baseUrl: `${url}/wiki`, productType: 'confluence' };
  const token = installToken(jira.signer, clientKey, { method: 'POST', url: signedFor, baseUrl: api.url });
  return fetch(api.url + path, {
    method: 'POST',
    body: JSON.stringify({ ...body, ...over }),
    headers: { 'content-type': 'application/json', authorization: `JWT ${token}` },
  });
}
