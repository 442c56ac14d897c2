import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAccount, listAudit } from '#contract/accounts.ts';
import { createConnector, listConnectors } from '#contract/connectors.ts';
import { getPerson, listPeople } from '#contract/people.ts';
import { startRun } from '#contract/runs.ts';
import { deleteSession, getSession } from '#contract/session.ts';
import { startAtlassianSite, type AtlassianSite } from '../../../simulators/atlassian-site/atlassian-site.ts';
import { contextToken, installToken, requestToken } from '../../../simulators/atlassian-site/site-tokens.ts';
import { siteUsers, type SiteUser } from '../../../simulators/atlassian-site/site-user.ts';
import { createAtlassianSigner } from '../../../simulators/atlassian-site/atlassian-signer.ts';
import { createApiClient, type ApiClient } from '../../testing/api-client.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

const [ada, uma, shy] = siteUsers;
if (!ada || !uma || !shy) throw new Error('The simulated site has too few people.');

let acme: AtlassianSite;
let globex: AtlassianSite;
let api: TestApi;
let frontendFolder = '';

beforeAll(async () => {
  acme = await startAtlassianSite({ name: 'acme' });
  globex = await startAtlassianSite({ name: 'globex', signer: acme.signer });
  frontendFolder = await mkdtemp(join(tmpdir(), 'roster-pages-'));
  await writeFile(join(frontendFolder, 'index.html'), '<!doctype html><head><title>Roster</title></head>');
  const sites = [acme, globex].map(({ url }) => new URL(url).host);
  const atlassian = {
    ...{ key: 'com.example.roster', sites },
    installKeysUrl: `${acme.url}/install-keys`,
    scriptUrl: `${acme.url}/all.js`,
  };
  api = await startTestApi({ frontendFolder }, atlassian);
});
afterAll(async () => {
  await api.close();
  await Promise.all([acme.close(), globex.close(), rm(frontendFolder, { recursive: true })]);
});
beforeEach(async () => {
  await Promise.all([acme.install(api.url), globex.install(api.url)]);
  [acme, globex].forEach(({ faults, log }) => {
    faults.clear();
    log.reset();
  });
});

/** Someone in a frame of their site. */
function framed(site: AtlassianSite, user: SiteUser): ApiClient {
  return createApiClient({ url: api.url, headers: { authorization: `JWT ${site.contextToken(user)}` } });
}

const newConnector = (name: string) => ({ body: { kind: 'scripted', name, settings: {} } });

test('the descriptor has the configured address and key, and only pages that are there', async () => {
  const { baseUrl, key, modules, apiMigrations } = acme.app.descriptor as unknown as Record<string, object>;
  expect({ baseUrl, key }).toEqual({ baseUrl: api.url, key: 'com.example.roster' });
  expect(apiMigrations).toMatchObject({ 'signed-install': true, 'context-qsh': true });
  const inIssues = ['dialogs', 'jiraIssueContexts', 'jiraWorkflowPostFunctions'];
  const modulesThere = ['webSections', 'adminPages', 'generalPages', ...inIssues, 'configurePage'];
  expect(Object.keys(modules ?? {})).toEqual(expect.arrayContaining(modulesThere));
  const postFunction = ['create', 'edit', 'view'].map((page) => `roster-assign-manager/${page}`);
  for (const page of ['roster-admin', 'roster-people', 'roster-person', 'roster-issue', ...postFunction]) {
    expect((await fetch(acme.frameUrl(page, ada))).status).toBe(200);
  }
});

test('each installation has a site of its own, and neither sees the other’s people or connectors', async () => {
  const [ofAcme, ofGlobex] = [framed(acme, ada), framed(globex, ada)];
  const { id } = await ofAcme.call(createConnector, newConnector('People of acme'));
  api.provider.put('1', { attributes: { name: 'Ann of acme' } });
  const run = await ofAcme.call(startRun, { params: { id }, body: { type: 'full' } });
  await api.work(run.id);
  const people = await ofAcme.call(listPeople, { query: {} });
  expect(people.items).toMatchObject([{ displayName: 'Ann of acme' }]);
  const [ann] = people.items;

  expect(await ofGlobex.call(listPeople, { query: {} })).toMatchObject({ items: [], total: 0 });
  expect(await ofGlobex.call(listConnectors, {})).toMatchObject({ items: [] });
  expect(await ofGlobex.refusal(getPerson, { params: { id: ann?.id ?? '' } })).toMatchObject({ code: 'not-found' });
  const refusal = await ofGlobex.refusal(startRun, { params: { id }, body: { type: 'full' } });
  expect(refusal).toMatchObject({ code: 'not-found' });
  const atHome = await api.signedIn('admin');
  expect(await atHome.call(listConnectors, {})).toMatchObject({ items: [] });
  const audit = await ofAcme.call(listAudit, { query: {} });
  expect(audit.items.map(({ action, actor }) => [action, actor])).toContainEqual([
    'connector.created',
    'ada@example.org',
  ]);
  expect((await ofGlobex.call(listAudit, { query: {} })).items.map(({ action }) => action)).not.toContain(
    'connector.created',
  );
});

test('admin rights are the product’s word: a token of somebody who is no admin opens no admin’s page', async () => {
  const user = framed(acme, uma);
  expect(await user.call(getSession, {})).toMatchObject({ user: { name: 'Uma User', role: 'user' } });
  expect(await user.refusal(listConnectors, {})).toMatchObject({ code: 'not-allowed', status: 403 });
  expect(await framed(acme, ada).call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
  expect(await user.call(listPeople, { query: {} })).toMatchObject({ items: expect.any(Array) as unknown });
});

test('the product is asked once for requests that come together', async () => {
  await acme.install(api.url);
  const someone = { ...shy, accountId: '557058:shy' };
  const sessions = await Promise.all([1, 2, 3].map(() => framed(acme, someone).call(getSession, {})));
  expect(sessions.map(({ user }) => user.email)).toEqual(['', '', '']);
  expect(acme.log.requests().filter(({ url }) => url.includes('/user?')).length).toBeLessThanOrEqual(1);
});

test('nobody is taken for anything while the product does not answer', async () => {
  const other = await startAtlassianSite({ signer: acme.signer, users: [ada] });
  const host = new URL(other.url).host;
  const atlassian = { key: 'roster', sites: [host], installKeysUrl: `${other.url}/install-keys`, scriptUrl: other.url };
  const own = await startTestApi({ frontendFolder }, atlassian);
  await other.install(own.url);
  const client = createApiClient({ url: own.url, headers: { authorization: `JWT ${other.contextToken(ada)}` } });
  other.faults.add({ on: 'rest', times: 2, answer: { status: 401 } });
  expect(await client.refusal(getSession, {})).toMatchObject({ code: 'unavailable' });
  expect(await client.call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
  await own.close();
  await other.close();
});

test('an account that the site does not know any more is nobody', async () => {
  const gone = framed(acme, { ...uma, accountId: '557058:gone' });
  expect(await gone.refusal(getSession, {})).toMatchObject({ code: 'not-signed-in' });
});

test('a frame has no cookies and no ways in of Roster’s own', async () => {
  const admin = framed(acme, ada);
  const response = await admin.send(getSession, {});
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(await admin.refusal(deleteSession, {})).toMatchObject({ code: 'not-allowed' });
  const account = { email: 'eve@example.org', name: 'Eve', role: 'admin', password: 'correct horse battery' } as const;
  expect(await admin.refusal(createAccount, { body: account })).toMatchObject({ code: 'not-allowed' });
  expect((await admin.fetch('/metrics')).status).toBe(403);
});

test('a page is framed by its own site alone', async () => {
  const ofAcme = await fetch(acme.frameUrl('roster-admin', ada));
  const policy = ofAcme.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`frame-ancestors ${acme.url};`.replace(/;$/, ''));
  expect(policy).not.toContain(globex.url);
  expect(policy).toContain(`script-src 'self' ${acme.url}`);
  expect(ofAcme.headers.get('x-frame-options')).toBeNull();
  expect(ofAcme.headers.get('referrer-policy')).toBe('origin');
  expect(ofAcme.headers.get('cache-control')).toBe('no-store');
  expect(ofAcme.headers.getSetCookie()).toEqual([]);
  expect(await ofAcme.text()).toContain(`<script src="${acme.url}/all.js"`);
  const ofGlobex = await fetch(globex.frameUrl('roster-admin', ada));
  expect(ofGlobex.headers.get('content-security-policy')).toContain(`frame-ancestors ${globex.url}`);
});

test('other pages cannot be framed at all', async () => {
  const page = await fetch(`${api.url}/people`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-frame-options')).toBe('DENY');
});

test('a context token opens the API, and neither pages nor hooks', async () => {
  const token = acme.contextToken(ada);
  expect((await fetch(`${api.url}/connect/pages/admin?jwt=${token}`)).status).toBe(401);
  for (const hook of ['enabled', 'disabled', 'installed', 'uninstalled']) {
    const body = JSON.stringify(installBody(acme));
    expect((await post(`/connect/${hook}`, token, body)).status).toBe(401);
  }
  expect((await fetch(`${api.url}/metrics`, { headers: { authorization: `JWT ${token}` } })).status).toBe(403);
});

test('the token in a page’s address opens that page alone', async () => {
  const url = new URL(acme.frameUrl('roster-people', ada));
  expect((await fetch(url.href.replace('/people?', '/admin?'))).status).toBe(401);
  const jwt = url.searchParams.get('jwt') ?? '';
  expect((await fetch(`${api.url}/api/session`, { headers: { authorization: `JWT ${jwt}` } })).status).toBe(401);
  expect((await fetch(url, { headers: { authorization: `JWT ${jwt}` } })).status).toBe(401);
});

test('a page in an issue or a workflow is told what its signed address says, and nothing else', async () => {
  const config = '{"note":"</script> & \\"quotes\\""}';
  const url = new URL(acme.frameUrl('roster-assign-manager/edit', ada, { 'postFunction.config': config }));
  const html = await (await fetch(url)).text();
  const escaped = JSON.stringify({ config }).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  expect(html).toContain(escaped.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  expect(html).not.toContain('</script> &');
  expect(html).toContain('data-options="resize:false"');

  const panel = new URL(acme.frameUrl('roster-issue', ada, { 'issue.key': 'ROS-1' }));
  expect(await (await fetch(panel)).text()).toContain('&quot;issueKey&quot;:&quot;ROS-1&quot;');
  panel.searchParams.set('issueKey', 'ROS-2');
  expect((await fetch(panel)).status).toBe(401);
});

test('a context token opens none of the pages in issues and workflows', async () => {
  const token = acme.contextToken(ada);
  for (const page of ['person', 'issue-panel', 'post-function-create', 'post-function-edit', 'post-function-view']) {
    const address = `${api.url}/connect/pages/${page}?issueKey=ROS-1&config=&jwt=${token}`;
    expect((await fetch(address)).status).toBe(401);
  }
});

test('each install brings a new secret, and the old one is worth nothing from then on', async () => {
  const before = acme.app;
  await acme.install(api.url);
  expect(acme.app.sharedSecret).not.toBe(before.sharedSecret);
  const old = contextToken(before, ada.accountId);
  expect((await fetch(`${api.url}/api/session`, { headers: { authorization: `JWT ${old}` } })).status).toBe(401);
  expect(await framed(acme, ada).call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
});

test('the database does not hold a secret in clear', async () => {
  const rows = await api.test.database.connectInstallation.findMany();
  expect(JSON.stringify(rows)).not.toContain(acme.app.sharedSecret);
});

test('one tenant’s secret opens nothing of another', async () => {
  const forged = contextToken({ clientKey: globex.clientKey, sharedSecret: acme.app.sharedSecret }, ada.accountId);
  expect((await fetch(`${api.url}/api/session`, { headers: { authorization: `JWT ${forged}` } })).status).toBe(401);
});

test('an install that Atlassian has not signed changes nothing', async () => {
  const target = { method: 'POST', url: `${api.url}/connect/installed`, baseUrl: api.url };
  const body = JSON.stringify({ ...installBody(acme), sharedSecret: 'mine' });
  const stranger = { ...createAtlassianSigner(), keyId: acme.signer.keyId };
  for (const token of [
    installToken(stranger, acme.clientKey, target),
    installToken(acme.signer, globex.clientKey, target),
    installToken(acme.signer, acme.clientKey, { ...target, url: `${api.url}/connect/uninstalled` }),
    requestToken(acme.app, target),
  ]) {
    expect((await post('/connect/installed', token, body)).status).toBe(401);
  }
  expect((await post('/connect/installed', undefined, body)).status).toBe(401);
  expect(await framed(acme, ada).call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
});

test.each([
  ['of a site that is not named in the settings', { baseUrl: 'https://evil.atlassian.net' }, 403],
  ['over plain http from elsewhere', { baseUrl: 'http://acme.atlassian.net' }, 403],
  ['of another app', { key: 'com.example.other' }, 400],
  ['in Confluence', { productType: 'confluence' }, 400],
  ['without a secret', { sharedSecret: undefined }, 400],
])('a signed install %s is refused', async (_, over, status) => {
  const target = { method: 'POST', url: `${api.url}/connect/installed`, baseUrl: api.url };
  const token = installToken(acme.signer, acme.clientKey, target);
  const response = await post('/connect/installed', token, JSON.stringify({ ...installBody(acme), ...over }));
  expect(response.status).toBe(status);
});

test('enabled and disabled are noted, and nothing depends on them', async () => {
  expect(await acme.tell('disabled')).toBe(204);
  expect(await framed(acme, ada).call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
  const find = () => api.test.database.connectInstallation.findUnique({ where: { clientKey: acme.clientKey } });
  expect(await find()).toMatchObject({ enabled: false, uninstalledAt: null });
  expect(await acme.tell('enabled')).toBe(204);
  expect(await find()).toMatchObject({ enabled: true });
});

test('after uninstalling nobody gets in and nothing runs; installing again finds everything as it was', async () => {
  await framed(globex, ada).call(createConnector, newConnector('People of globex'));
  expect(await globex.tell('uninstalled')).toBe(204);
  const refused = await framed(globex, ada).refusal(listConnectors, {});
  expect(refused).toMatchObject({ code: 'not-signed-in' });
  expect((await fetch(globex.frameUrl('roster-admin', ada))).status).toBe(401);
  await globex.install(api.url);
  const { items } = await framed(globex, ada).call(listConnectors, {});
  expect(items).toMatchObject([{ name: 'People of globex', enabled: false }]);
});

test('no token is ever logged', async () => {
  await fetch(acme.frameUrl('roster-admin', ada));
  await framed(acme, ada).call(getSession, {});
  expect(api.logged.join('\n')).not.toMatch(/eyJ|jwt=/);
});

function installBody({ app, url, clientKey }: AtlassianSite) {
  const { descriptor, sharedSecret } = app;
  return { key: descriptor.key, clientKey, sharedSecret, baseUrl: url, productType: 'jira', eventType: 'installed' };
}

function post(path: string, token: string | undefined, body: string): Promise<Response> {
  const authorization = token === undefined ? undefined : { authorization: `JWT ${token}` };
  return fetch(api.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...authorization },
  });
}
