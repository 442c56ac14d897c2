import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getAtlassianProducts, getIssuePeople } from '#contract/atlassian.ts';
import { createConnector } from '#contract/connectors.ts';
import { listPeople } from '#contract/people.ts';
import { listAccesses } from '#contract/privacy.ts';
import { startRun } from '#contract/runs.ts';
import { startAtlassianSite, type AtlassianSite } from '../../../simulators/atlassian-site/atlassian-site.ts';
import { siteUsers, type SiteUser } from '../../../simulators/atlassian-site/site-user.ts';
import { createApiClient, type ApiClient } from '../../testing/api-client.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

const [ada, uma, shy] = siteUsers.slice(0, 3) as [SiteUser, SiteUser, SiteUser];

const rex: SiteUser = {
  accountId: '557058:rex',
  displayName: 'Rex in Jira',
  emailAddress: 'rex@example.org',
  isAdmin: false,
};
const guy: SiteUser = {
  accountId: '557058:guy',
  displayName: 'Guy Gone',
  emailAddress: 'guy@example.org',
  isAdmin: false,
};

let acme: AtlassianSite;
let globex: AtlassianSite;
let api: TestApi;

beforeAll(async () => {
  const users = [...siteUsers, rex, guy];
  acme = await startAtlassianSite({ name: 'acme', users });
  globex = await startAtlassianSite({ name: 'globex', users, signer: acme.signer });
  const sites = [acme, globex].map(({ url }) => new URL(url).host);
  const installKeysUrl = `${acme.url}/install-keys`;
  api = await startTestApi({}, { key: 'roster', sites, installKeysUrl, scriptUrl: `${acme.url}/all.js` });
  await Promise.all([acme.install(api.url), globex.install(api.url)]);
  await readPeople();
});
afterAll(async () => {
  await api.close();
  await Promise.all([acme.close(), globex.close()]);
});
beforeEach(() => {
  [acme, globex].forEach(({ faults, log }) => {
    faults.clear();
    log.reset();
  });
});

/** Someone in a frame of their site. */
function framed(site: AtlassianSite, user: SiteUser): ApiClient {
  return createApiClient({ url: api.url, headers: { authorization: `JWT ${site.contextToken(user)}` } });
}

/** Acme's directory: Rex, his manager, and somebody who has left. */
async function readPeople(): Promise<void> {
  const admin = framed(acme, ada);
  const { id } = await admin.call(createConnector, { body: { kind: 'scripted', name: 'People', settings: {} } });
  api.provider.put('boss', { attributes: { name: 'Bea Boss', mail: 'bea@example.org' } });
  api.provider.put('rex', { attributes: { name: 'Rex Roe', mail: 'rex@example.org', manager: 'boss' } });
  for (const active of [true, false]) {
    api.provider.put('guy', { attributes: { name: 'Guy Roe', mail: 'guy@example.org' }, active });
    const run = await admin.call(startRun, { params: { id }, body: { type: 'full' } });
    await api.work(run.id);
  }
}

const of = (issueKey: string) => ({ params: { issueKey } });

test('shows reporter and assignee as the directory has them', async () => {
  const { key } = acme.issues.add({ reporter: rex.accountId, assignee: shy.accountId });
  const { reporter, assignee } = await framed(acme, uma).call(getIssuePeople, of(key));
  expect(reporter).toMatchObject({
    kind: 'person',
    person: { displayName: 'Rex Roe', email: 'rex@example.org', manager: { displayName: 'Bea Boss' } },
  });
  expect(assignee).toEqual({ kind: 'account', displayName: 'Shy Shown' });
});

test('says so where the issue has nobody', async () => {
  const { key } = acme.issues.add({});
  expect(await framed(acme, uma).call(getIssuePeople, of(key))).toEqual({ reporter: null, assignee: null });
});

test('refuses whoever may not browse the issue, in the words for one that is not there', async () => {
  const { key } = acme.issues.add({ reporter: rex.accountId, hiddenFrom: [uma.accountId] });
  const hidden = await framed(acme, uma).refusal(getIssuePeople, of(key));
  const missing = await framed(acme, uma).refusal(getIssuePeople, of('ROS-9999'));
  expect(hidden).toMatchObject({ code: 'not-found', detail: missing.detail });
  expect(await framed(acme, shy).call(getIssuePeople, of(key))).toMatchObject({ reporter: { kind: 'person' } });
});

test('shows people who have left to admins, and to everyone else what Jira shows of them', async () => {
  // Jira's account is known from when the person was there.
  const { id, siteId } = await api.test.database.person.findFirstOrThrow({ where: { displayName: 'Guy Roe' } });
  const known = { siteId, accountId: guy.accountId, personId: id, askedAt: new Date() };
  await api.test.database.atlassianAccount.create({ data: known });
  const { key } = acme.issues.add({ reporter: guy.accountId });
  const seen = async (viewer: SiteUser) => (await framed(acme, viewer).call(getIssuePeople, of(key))).reporter;
  expect(await seen(uma)).toEqual({ kind: 'account', displayName: 'Guy Gone' });
  expect(await seen(ada)).toMatchObject({ kind: 'person', person: { displayName: 'Guy Roe', active: false } });
});

test('keeps tenants apart: the same account is somebody in one directory and nobody in the other', async () => {
  const { key } = globex.issues.add({ reporter: rex.accountId });
  const { reporter } = await framed(globex, uma).call(getIssuePeople, of(key));
  expect(reporter).toEqual({ kind: 'account', displayName: 'Rex in Jira' });
  expect(acme.log.requests()).toEqual([]);
});

test('is for nobody outside Jira', async () => {
  const { key } = acme.issues.add({ reporter: rex.accountId });
  const admin = await api.signedIn('admin');
  expect(await admin.refusal(getIssuePeople, of(key))).toMatchObject({
    code: 'not-allowed',
    detail: expect.stringContaining('inside Jira') as unknown,
  });
  const token = await api.withToken('admin');
  expect(await token.refusal(getIssuePeople, of(key))).toMatchObject({ code: 'not-allowed' });
  expect(await api.visitor.refusal(getIssuePeople, of(key))).toMatchObject({ code: 'not-signed-in' });
});

test('takes nothing for the key of an issue that could lead elsewhere', async () => {
  const viewer = framed(acme, uma);
  for (const issueKey of ['../myself', 'ROS-0', 'ROS', '10001', 'ROS-1?expand=x']) {
    expect(await viewer.refusal(getIssuePeople, of(issueKey))).toMatchObject({ code: 'not-found' });
  }
  expect(acme.log.requests().filter(({ url }) => url.includes('/issue/'))).toEqual([]);
});

test('shows nobody while Jira does not say who may see the issue', async () => {
  const { key } = acme.issues.add({ reporter: rex.accountId });
  const viewer = framed(acme, uma);
  await viewer.call(listPeople, { query: {} });
  acme.faults.add({ on: 'rest', times: 10, answer: { status: 503 } });
  expect(await viewer.refusal(getIssuePeople, of(key))).toMatchObject({ code: 'unavailable' });
});

test('notes who was shown whom beside an issue, once each and not oneself', async () => {
  const { key } = acme.issues.add({ reporter: rex.accountId, assignee: rex.accountId });
  const admin = framed(acme, ada);
  const seen = async () => {
    const { items } = await admin.call(listAccesses, { query: { what: 'issue' } });
    return items.filter(({ viewer }) => viewer === rex.emailAddress || viewer === uma.emailAddress);
  };
  const before = (await seen()).reduce((sum, { count }) => sum + count, 0);
  await framed(acme, uma).call(getIssuePeople, of(key));
  await framed(acme, rex).call(getIssuePeople, of(key));
  const after = await seen();
  expect(after.reduce((sum, { count }) => sum + count, 0)).toBe(before + 1);
  expect(after).toMatchObject([{ viewer: 'uma@example.org', person: { displayName: 'Rex Roe' }, what: 'issue' }]);
});

test('tells admins which products have Roster installed for their people', async () => {
  expect(await framed(acme, ada).call(getAtlassianProducts, {})).toEqual({ jira: true, confluence: false, forge: [] });
  const atHome = await api.signedIn('admin');
  expect(await atHome.call(getAtlassianProducts, {})).toEqual({ jira: false, confluence: false, forge: [] });
  expect(await framed(acme, uma).refusal(getAtlassianProducts, {})).toMatchObject({ code: 'not-allowed' });
});
