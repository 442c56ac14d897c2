import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listAudit } from '#contract/accounts.ts';
import { getAtlassianProducts } from '#contract/atlassian.ts';
import { createConnector, listConnectors } from '#contract/connectors.ts';
import { listPeople } from '#contract/people.ts';
import { startRun } from '#contract/runs.ts';
import { getSession } from '#contract/session.ts';
import type { ForgeEvent, ForgeQueue } from '../../atlassian/forge/forge-event.ts';
import { siteUsers, type SiteUser } from '../../../simulators/atlassian-site/site-user.ts';
import type { ForgeManifest } from '../../../simulators/forge-site/forge-manifest.ts';
import { createForgeSigner } from '../../../simulators/forge-site/forge-signer.ts';
import { startForgeSite, type ForgeSite } from '../../../simulators/forge-site/forge-site.ts';
import { createApiClient, type ApiClient } from '../../testing/api-client.ts';
import { checkManifest, manifestFile } from '../../testing/forge-manifest.ts';
import { numberedPicture } from '../../testing/picture-fixtures.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

const [ada, uma] = siteUsers;
if (!ada || !uma) throw new Error('The simulated site has too few people.');

const signer = createForgeSigner();
const closing: ForgeSite[] = [];
const sent: { readonly eventId: string; readonly event: ForgeEvent }[] = [];
let send: ForgeQueue['send'] = () => Promise.resolve();
let manifest: ForgeManifest;
let api: TestApi;
let acme: ForgeSite;
let globex: ForgeSite;

beforeAll(async () => {
  manifest = (await checkManifest(await readFile(manifestFile, 'utf8'))).content as unknown as ForgeManifest;
  const keys = await startForgeSite({ manifest, remoteUrl: '', signer });
  const queue: ForgeQueue = { send: (eventId, event) => send(eventId, event) };
  const forge = { appId: manifest.app.id, jwksUrl: `${keys.url}/.well-known/jwks.json`, queue };
  api = await startTestApi({}, undefined, forge);
  const limits = { retryDelayMillis: 10 };
  acme = await startForgeSite({ name: 'acme', manifest, remoteUrl: api.url, signer, limits });
  globex = await startForgeSite({ name: 'globex', manifest, remoteUrl: api.url, signer, limits });
  closing.push(keys);
});
afterAll(async () => {
  await api.close();
  await Promise.all([...closing, acme, globex].map((site) => site.close()));
});
beforeEach(() => {
  sent.splice(0);
  send = (eventId, event) => {
    sent.push({ eventId, event });
    return Promise.resolve();
  };
});

/** Someone in front of a page of their site, as the API sees them. */
async function inside(site: ForgeSite, user: SiteUser, product: 'jira' | 'confluence' = 'jira'): Promise<ApiClient> {
  const authorization = `Bearer ${await site.invocationToken(product, { principal: user.accountId })}`;
  return createApiClient({
    url: api.url,
    headers: { authorization, 'x-forge-oauth-system': site.systemToken(product) },
  });
}

interface Enveloped {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly base64?: string;
}

/** What a page of acme gets when it asks. */
async function ask(as: SiteUser, body: object): Promise<{ readonly status: number; readonly content: Enveloped }> {
  const answer = await acme.invoke('roster-admin', as, { method: 'POST', path: '/forge/call', body });
  return { status: answer.status, content: (await answer.json()) as Enveloped };
}

const rowOf = ({ installationId }: ForgeSite) =>
  api.test.database.forgeInstallation.findFirstOrThrow({
    where: { installationId: installationId.slice(-36), product: 'jira' },
  });

test('every route of the manifest is served, and by nobody but Forge', async () => {
  const routes = (manifest.modules['endpoint'] ?? []).flatMap(({ route }) => (route ? [route.path] : []));
  expect(routes.length).toBeGreaterThan(3);
  for (const path of [...routes, '/forge/call']) {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect([path, (await fetch(api.url + path, init)).status]).toEqual([path, 401]);
    const authorization = 'Bearer automation-0123456789abcdef';
    const asProgram = await fetch(api.url + path, { ...init, headers: { ...init.headers, authorization } });
    expect([path, asProgram.status]).toEqual([path, 401]);
  }
});

test('each Atlassian site has a site of its own, and neither sees the other’s people or connectors', async () => {
  const ofAcme = await inside(acme, ada);
  const { id } = await ofAcme.call(createConnector, {
    body: { kind: 'scripted', name: 'People of acme', settings: {} },
  });
  api.provider.put('1', { attributes: { name: 'Ann of acme' } });
  const run = await ofAcme.call(startRun, { params: { id }, body: { type: 'full' } });
  await api.work(run.id);
  expect((await ofAcme.call(listPeople, { query: {} })).items).toMatchObject([{ displayName: 'Ann of acme' }]);
  const inConfluence = await inside(acme, ada, 'confluence');
  expect((await inConfluence.call(listPeople, { query: {} })).items).toMatchObject([{ displayName: 'Ann of acme' }]);
  const ofGlobex = await inside(globex, ada);
  expect(await ofGlobex.call(listPeople, { query: {} })).toMatchObject({ items: [], total: 0 });
  expect(await ofGlobex.call(listConnectors, {})).toMatchObject({ items: [] });
  expect(await (await api.signedIn('admin')).call(listConnectors, {})).toMatchObject({ items: [] });
});

test('admin rights are the product’s word, asked with the token that Forge has sent along', async () => {
  const user = await inside(acme, uma);
  expect(await user.call(getSession, {})).toMatchObject({ user: { name: 'Uma User', role: 'user' } });
  expect(await user.refusal(listConnectors, {})).toMatchObject({ code: 'not-allowed', status: 403 });
  const inConfluence = await inside(acme, uma, 'confluence');
  expect(await inConfluence.call(getSession, {})).toMatchObject({ user: { role: 'user' } });
  expect(await (await inside(acme, ada)).call(getSession, {})).toMatchObject({
    user: { role: 'admin', email: 'ada@example.org' },
  });
});

test('a token of nobody, of another app or of another kind opens nothing', async () => {
  const refusal = async (authorization: string) =>
    (await createApiClient({ url: api.url, headers: { authorization } }).refusal(getSession, {})).code;
  expect(await refusal(`Bearer ${await acme.invocationToken()}`)).toBe('not-signed-in');
  const other = { aud: 'ari:cloud:ecosystem::app/99999999-2222-4333-8444-555555555555', principal: ada.accountId };
  expect(await refusal(`Bearer ${await acme.invocationToken('jira', other)}`)).toBe('not-signed-in');
  expect(await refusal(`Bearer ${acme.systemToken()}`)).toBe('not-signed-in');
  expect(await refusal(`JWT ${await acme.invocationToken('jira', { principal: ada.accountId })}`)).toBe(
    'not-signed-in',
  );
});

test('the hourly call brings the token by which Roster asks from then on', async () => {
  const site = await startForgeSite({ manifest, remoteUrl: api.url, signer });
  const authorization = async () => ({
    authorization: `Bearer ${await site.invocationToken('jira', { principal: ada.accountId })}`,
  });
  const withoutToken = createApiClient({ url: api.url, headers: await authorization() });
  const refusal = await withoutToken.refusal(getSession, {});
  expect(refusal).toMatchObject({ code: 'unavailable', detail: expect.stringMatching(/no fresh token/) as unknown });
  expect(await site.call('tick')).toEqual({ status: 200, attempts: 1 });
  expect((await rowOf(site)).systemToken).toMatch(/^v1/);
  const later = createApiClient({ url: api.url, headers: await authorization() });
  expect(await later.call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
  await site.close();
});

test('whether a token is there that is good, admins see, and whoever looks after Roster', async () => {
  const site = await startForgeSite({ manifest, remoteUrl: api.url, signer });
  const admin = await inside(site, ada);
  expect(await admin.call(getAtlassianProducts, {})).toMatchObject({
    ...{ jira: true, confluence: false },
    forge: [{ product: 'jira', tokenUntil: null, isFresh: false }],
  });
  const figures = async () => (await (await (await api.withToken('read')).fetch('/metrics')).text()).split('\n');
  const countOf = async (token: string) => {
    const line = (await figures()).find((each) => each.startsWith(`roster_forge_installations{token="${token}"}`));
    return Number(line?.split(' ')[1] ?? 0);
  };
  const before = { fresh: await countOf('fresh'), none: await countOf('none') };
  expect(before.none).toBeGreaterThan(0);
  await site.call('tick');
  expect(await admin.call(getAtlassianProducts, {})).toMatchObject({ forge: [{ product: 'jira', isFresh: true }] });
  expect(await countOf('fresh')).toBe(before.fresh + 1);
  expect(await countOf('none')).toBe(before.none - 1);
  await site.close();
});

test('a token that ends at once is a state that is told, and no failure', async () => {
  const site = await startForgeSite({ manifest, remoteUrl: api.url, signer });
  const headers = {
    authorization: `Bearer ${await site.invocationToken('jira', { principal: ada.accountId })}`,
    'x-forge-oauth-system': site.systemToken('jira', 5),
  };
  expect(await createApiClient({ url: api.url, headers }).refusal(getSession, {})).toMatchObject({
    code: 'unavailable',
  });
  await site.close();
});

test('whoever sits in front of a page can neither uninstall Roster nor lend it a token', async () => {
  const headers = {
    authorization: `Bearer ${await acme.invocationToken('jira', { principal: uma.accountId })}`,
    'x-forge-oauth-system': globex.systemToken(),
  };
  await acme.call('tick');
  const before = await rowOf(acme);
  for (const name of ['tick', 'events', 'lifecycle', 'uninstalled']) {
    const answer = await fetch(`${api.url}/forge/${name}`, { method: 'POST', headers });
    expect(answer.status).toBe(401);
  }
  expect(await rowOf(acme)).toEqual(before);
});

const issueUpdated = {
  issue: { id: '10001', key: 'ROS-1', fields: { summary: 'Secret plans', updated: '2026-11-21T10:00:00.000+0000' } },
  atlassianId: '557058:ada',
  changelog: { items: [{ field: 'reporter', fieldId: 'reporter', from: 'a', to: 'b' }] },
};

test('an event is put into the queue with what Roster needs of it, and nothing else', async () => {
  expect(await acme.tell('avi:jira:updated:issue', issueUpdated)).toEqual([{ status: 200, attempts: 1 }]);
  await acme.tell('avi:jira:created:issue', { issue: { id: '10002', key: 'ROS-2' } });
  await acme.tell('avi:jira:updated:user', { user: { accountId: '557058:uma', displayName: 'Uma User' } });
  const { siteId } = await rowOf(acme);
  expect(sent.map(({ event }) => event)).toEqual([
    { siteId, event: { kind: 'updated', issueId: '10001', changedFields: ['reporter'] } },
    { siteId, event: { kind: 'created', issueId: '10002' } },
    { siteId, event: { kind: 'userChanged', accountId: '557058:uma' } },
  ]);
});

test('an event that Forge tells again has the same id, and another event another', async () => {
  const calm = send;
  send = async (eventId, event) => {
    await calm(eventId, event);
    if (sent.length === 1) throw new Error('The database does not answer.');
  };
  expect(await acme.tell('avi:jira:updated:issue', issueUpdated)).toEqual([{ status: 200, attempts: 2 }]);
  const moved = { ...issueUpdated, issue: { ...issueUpdated.issue, fields: { updated: 'later' } } };
  await acme.tell('avi:jira:updated:issue', moved);
  await globex.tell('avi:jira:updated:issue', issueUpdated);
  const ids = sent.map(({ eventId }) => eventId);
  expect(ids[0]).toBe(ids[1]);
  expect(new Set(ids).size).toBe(3);
});

test('an event that nobody knows is taken and left alone', async () => {
  const headers = { authorization: `Bearer ${await acme.invocationToken()}`, 'content-type': 'application/json' };
  for (const body of ['{"eventType":"avi:jira:viewed:issue","issue":{"id":"1"}}', '{}', '{"payload":{}}']) {
    expect((await fetch(`${api.url}/forge/events`, { method: 'POST', headers, body })).status).toBe(200);
  }
  expect(sent).toEqual([]);
});

test('an install is noted in the site’s audit log', async () => {
  await globex.tell('avi:forge:installed:app', { id: globex.installationId.slice(-36) });
  const audit = await (await inside(globex, ada)).call(listAudit, { query: {} });
  expect(audit.items.map(({ action, actor }) => [action, actor])).toContainEqual(['atlassian.installed', 'Atlassian']);
});

test('after an uninstall nobody gets in, and an install under a new id finds everything as it was', async () => {
  const before = await rowOf(globex);
  expect(await globex.call('uninstalled')).toEqual({ status: 200, attempts: 1 });
  expect(await (await inside(globex, ada)).refusal(getSession, {})).toMatchObject({ code: 'not-signed-in' });
  expect((await rowOf(globex)).systemToken).toBeNull();
  globex.reinstall();
  await globex.tell('avi:forge:installed:app');
  expect((await rowOf(globex)).siteId).toBe(before.siteId);
  expect(await (await inside(globex, ada)).call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
});

test('a page calls any operation through Forge, which lets neither status nor problem nor picture through', async () => {
  const session = await ask(ada, { method: 'GET', path: '/api/session' });
  expect(session).toMatchObject({ status: 200, content: { status: 200 } });
  expect(JSON.parse(session.content.text)).toMatchObject({ user: { name: 'Ada Admin', role: 'admin' } });
  const refused = await ask(uma, { method: 'GET', path: '/api/connectors' });
  expect(refused).toMatchObject({ status: 200, content: { status: 403 } });
  expect(JSON.parse(refused.content.text)).toMatchObject({ code: 'not-allowed' });
  const body = { kind: 'scripted', name: 'Second', settings: {} };
  const created = await ask(ada, { method: 'POST', path: '/api/connectors', text: JSON.stringify(body) });
  expect(created.content.status).toBe(201);
  for (const path of ['/metrics', '/api/../metrics', '//evil.example/api/', '/connect/installed', '/api/x#y']) {
    expect((await ask(ada, { method: 'GET', path })).status).toBe(400);
  }
});

test('pictures go both ways, although Forge knows of JSON alone', async () => {
  const [ann] = (await (await inside(acme, ada)).call(listPeople, { query: {} })).items;
  const path = `/api/people/${ann?.id ?? ''}/picture`;
  const base64 = (await numberedPicture(7)).toString('base64');
  const put = await ask(ada, { method: 'PUT', path, type: 'image/png', base64 });
  expect(put).toMatchObject({ status: 200, content: { status: 200, type: expect.stringMatching(/json/) as unknown } });
  const got = await ask(ada, { method: 'GET', path: `${path}?size=64` });
  expect(got.content).toMatchObject({ status: 200, type: 'image/jpeg' });
  const start = Buffer.from(got.content.base64 ?? '', 'base64').subarray(0, 3);
  expect(start.toString('hex')).toBe('ffd8ff');
});
