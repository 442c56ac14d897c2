import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listIssueOutcomes } from '#contract/issue-outcomes.ts';
import { contextToken, requestToken } from '../../../simulators/atlassian-site/site-tokens.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createIssueWorld, type IssueWorld } from '../../testing/issue-world.ts';

const hooks = ['post-function', 'issue-created', 'issue-updated', 'user-updated', 'user-deleted'];

let world: IssueWorld;
beforeAll(async () => {
  world = await createIssueWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.setFields({});
  world.api.issueWork.waiting.splice(0);
  world.jira.log.reset();
});

const issue = { id: '10001', key: 'ROS-1', fields: {} };
const addressOf = (hook: string) => `${world.api.url}/connect/hooks/${hook}`;
const tokenFor = (hook: string, method = 'POST') =>
  requestToken(world.jira.app, { method, url: addressOf(hook), baseUrl: world.api.url });

function post(hook: string, token: string, body: object = { issue }): Promise<Response> {
  return fetch(addressOf(hook), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
  });
}

test.each(hooks)('%s is opened by no context token, whoever in the tenant has it', async (hook) => {
  const token = contextToken(world.jira.app, world.user('ada').accountId);
  expect((await post(hook, token)).status).toBe(401);
  expect(world.api.issueWork.waiting).toEqual([]);
});

test.each(hooks)('%s takes no token that was made for another address, method or tenant', async (hook) => {
  const { clientKey } = world.jira;
  const forged = requestToken(
    { clientKey, sharedSecret: 'a secret of somebody else’s, long enough' },
    { method: 'POST', url: addressOf(hook), baseUrl: world.api.url },
  );
  for (const token of [tokenFor('elsewhere'), tokenFor(hook, 'GET'), forged]) {
    expect((await post(hook, token)).status).toBe(401);
  }
  expect((await fetch(addressOf(hook), { method: 'POST' })).status).toBe(401);
});

test('only Jira tells of issues: no other product’s token opens a hook', async () => {
  const where = { clientKey: world.jira.clientKey };
  const { connectInstallation } = world.api.test.database;
  await connectInstallation.update({ where, data: { productType: 'confluence' } });
  expect((await post('post-function', tokenFor('post-function'))).status).toBe(401);
  await connectInstallation.update({ where, data: { productType: 'jira' } });
  expect((await post('post-function', tokenFor('post-function'))).status).toBe(204);
});

test('an algorithm that the token itself names opens nothing', async () => {
  const [, claims = ''] = tokenFor('post-function').split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  expect((await post('post-function', `${header}.${claims}.`)).status).toBe(401);
});

test('what Jira tells is answered before Jira is asked anything', async () => {
  const { key } = await world.jira.events.create({ reporter: world.user('rita').accountId });
  expect(await world.jira.events.transition(key)).toBe(204);
  expect(await world.jira.events.deliveries()).toEqual([{ event: 'jira:issue_created', status: 204 }]);
  expect(world.api.issueWork.waiting.map(({ kind }) => kind)).toEqual(['fill', 'assign']);
  expect(world.jira.log.count('rest')).toBe(0);
});

test('the same call, sent again, is the same event; another transition of the same second is not', async () => {
  const token = tokenFor('post-function');
  const transition = { transitionId: 5 };
  for (const told of [issue, issue, { ...issue, id: '10002' }]) {
    await post('post-function', token, { issue: told, transition, configuration: { value: '{}' } });
  }
  const [first, again, other] = world.api.issueWork.waiting.map((work) => (work.kind === 'assign' ? work.eventId : ''));
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test.each([
  ['as the text that the page gave', { value: '{"comment":true}' }, '{"comment":true}'],
  ['as an object', { value: { comment: true } }, '{"comment":true}'],
  ['bare', '{"comment":true}', '{"comment":true}'],
  ['not at all', undefined, ''],
])('the settings of a post function may come %s', async (_, configuration, text) => {
  await post('post-function', tokenFor('post-function'), { issue, configuration });
  expect(world.api.issueWork.waiting).toMatchObject([{ kind: 'assign', configuration: text }]);
});

test('what is no event of Jira is refused', async () => {
  for (const hook of hooks) expect((await post(hook, tokenFor(hook), { issue: 'ROS-1' })).status).toBe(400);
});

test('an account that was changed over there is asked about again', async () => {
  const rita = world.user('rita');
  const { database } = world.api.test;
  const held = { siteId: world.siteId, accountId: rita.accountId };
  for (const event of ['user_updated', 'user_deleted'] as const) {
    await database.atlassianAccount.deleteMany({ where: held });
    await database.atlassianAccount.create({ data: { ...held, askedAt: new Date() } });
    await world.jira.events.tellOfUser(event, rita);
    expect(await database.atlassianAccount.findFirst({ where: held })).toMatchObject({ askedAt: new Date(0) });
  }
});

test('outcomes are for whom the product calls an admin, whatever token anybody has', async () => {
  const headers = { authorization: `JWT ${world.jira.contextToken(world.user('rita'))}` };
  const rita = createApiClient({ url: world.api.url, headers });
  expect(await rita.refusal(listIssueOutcomes, { query: {} })).toMatchObject({ code: 'not-allowed' });
});

test('outcomes are a site’s own, and can be looked through', async () => {
  const at = new Date();
  const row = (siteId: string, eventId: string, outcome: string) => ({
    ...{ siteId, eventId, at, outcome, action: 'assign', issueKey: eventId },
  });
  const { database, siteId: elsewhere } = world.api.test;
  await database.issueOutcome.createMany({
    data: [row(world.siteId, 'ROS-1', 'left'), row(world.siteId, 'ROS-2', 'assigned'), row(elsewhere, 'ROS-3', 'left')],
  });
  const all = await world.admin.call(listIssueOutcomes, { query: {} });
  expect([all.items.map(({ issueKey }) => issueKey), all.total]).toEqual([['ROS-2', 'ROS-1'], 2]);
  const left = await world.admin.call(listIssueOutcomes, { query: { outcome: 'left', pageSize: 1 } });
  expect(left).toMatchObject({ items: [{ issueKey: 'ROS-1' }], total: 1 });
});
