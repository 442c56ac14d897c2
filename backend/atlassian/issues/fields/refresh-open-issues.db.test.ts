import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createConnector } from '#contract/connectors.ts';
import { startRun, undoRun } from '#contract/runs.ts';
import { createIssueWorld, type IssueWorld } from '../../../testing/issue-world.ts';
import { issuesOf } from './write-differing.ts';

let world: IssueWorld;
let connectorId = '';
beforeAll(async () => {
  world = await createIssueWorld();
  const connector = await world.admin.call(createConnector, { body: { kind: 'scripted', name: 'HR', settings: {} } });
  connectorId = connector.id;
});
afterAll(() => world.close());

/** Rita and her manager Max, of whom Jira’s people have been seen before. */
beforeEach(async () => {
  await world.setFields({ enabled: false });
  await read({ department: 'Research' });
  const met = await world.api.test.database.person.findMany({ where: { siteId: world.siteId } });
  await world.api.test.database.atlassianAccount.deleteMany();
  await world.api.test.database.atlassianAccount.createMany({
    data: (['rita', 'max'] as const).map((name) => ({
      ...{ siteId: world.siteId, askedAt: new Date(), accountId: world.user(name).accountId },
      personId: met.find(({ email }) => email === world.user(name).emailAddress)?.id ?? null,
    })),
  });
  await world.setFields({});
  world.api.issueWork.waiting.splice(0);
  world.jira.faults.clear();
  world.jira.log.reset();
});

/** What the provider says is brought into the directory by a run. Gives its id. */
async function read(rita: { readonly department?: string; readonly phone?: string }, max = 'Max Person') {
  const mailOf = (name: 'rita' | 'max') => world.user(name).emailAddress ?? '';
  const { provider, work } = world.api;
  const attributes = { name: world.user('rita').displayName, mail: mailOf('rita'), manager: '2', ...rita };
  provider.put('1', { attributes });
  provider.put('2', { attributes: { name: max, mail: mailOf('max') } });
  const { id } = await world.admin.call(startRun, { params: { id: connectorId }, body: { type: 'full' } });
  await work(id);
  return id;
}

const issueOf = (name: 'rita' | 'max', over: { readonly isDone?: boolean } = {}) =>
  world.jira.issues.add({ reporter: world.user(name).accountId, ...over }).key;
const writes = () => world.jira.log.requests().filter(({ method }) => method === 'PUT');
const written = () => writes().flatMap(({ status, url }) => (status === 204 ? [url] : []));
const searches = () => world.jira.log.requests().filter(({ url }) => url.startsWith('/rest/api/3/search/jql'));

test('open issues of whom a run has changed are brought up to date, and those that are done are not', async () => {
  const [open, done, other] = [issueOf('rita'), issueOf('rita', { isDone: true }), issueOf('max')];
  const runId = await read({ department: 'Development' });
  expect(world.api.issueWork.waiting).toMatchObject([{ kind: 'refresh', runId }]);
  await world.api.workAtIssues();
  expect([open, done, other].map((key) => world.shownIn(key)[0])).toEqual(['Development', null, null]);
  const [outcome] = await world.outcomes();
  expect(outcome).toMatchObject({ action: 'openIssues', outcome: 'written', issueKey: null });
  expect(outcome?.message).toMatch(/^Roster brought the fields of \d+ issues? up to date\.$/);
});

test('all whom a run has changed are asked about by one search, and each issue is written once', async () => {
  const keys = [issueOf('rita'), issueOf('rita')];
  await read({ department: 'Sales' }, 'Max Renamed');
  await world.api.workAtIssues();
  expect(searches()).toHaveLength(1);
  expect(keys.map((key) => world.shownIn(key))).toEqual(keys.map(() => ['Sales', null, 'Max Renamed']));
  const urls = writes().map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
});

test('whoever’s manager has another name now shows that name', async () => {
  const key = issueOf('rita');
  await read({ department: 'Research' }, 'Max Otherwise');
  await world.api.workAtIssues();
  expect(world.shownIn(key)[2]).toBe('Max Otherwise');
});

test('a change that no issue shows asks Jira nothing', async () => {
  await read({ department: 'Research', phone: '+47 1' });
  await world.api.workAtIssues();
  expect(world.jira.log.count('rest')).toBe(0);
});

test('a run that is undone takes what it wrote along', async () => {
  const key = issueOf('rita');
  const id = await read({ department: 'Development' });
  await world.api.workAtIssues();
  const undoing = await world.admin.call(undoRun, { params: { id } });
  await world.api.work(undoing.id);
  await world.api.workAtIssues();
  expect(world.shownIn(key)[0]).toBe('Research');
});

test('work that Jira puts off half-way is done to its end, and nothing twice', async () => {
  const keys = Array.from({ length: 5 }, () => issueOf('rita'));
  const answer = { status: 429, headers: { 'Retry-After': '60', 'RateLimit-Reason': 'jira-quota-global-based' } };
  world.jira.faults.add({ on: /overrideScreenSecurity/, after: 2, answer });
  await read({ department: 'Legal' });
  await world.api.workAtIssues();
  const [put] = world.api.issueWork.postponed.splice(0);
  expect(written()).toHaveLength(2);
  expect(put?.work).toMatchObject({ kind: 'refresh', postponed: 1, written: 2 });
  if (put) await world.api.issueWork.queue.send(put.work);
  await world.api.workAtIssues();
  expect(keys.map((key) => world.shownIn(key)[0])).toEqual(keys.map(() => 'Legal'));
  expect(new Set(written()).size).toBe(written().length);
});

test('one run has only so many issues written, and says how many', async () => {
  const keys = [issueOf('rita'), issueOf('rita'), issueOf('rita')];
  const runId = await read({ department: 'Bounded' });
  world.api.issueWork.waiting.splice(0);
  await world.api.issueWork.queue.send({ kind: 'refresh', siteId: world.siteId, runId, written: 4999 });
  await world.api.workAtIssues();
  expect(written()).toHaveLength(1);
  expect(keys.filter((key) => world.shownIn(key)[0] === 'Bounded').length).toBeLessThan(keys.length);
  expect((await world.outcomes())[0]?.message).toContain('5000 issues');
});

test('accounts that were nobody’s are asked about again once somebody is new', async () => {
  const { database } = world.api.test;
  const held = { siteId: world.siteId, accountId: world.user('gus').accountId };
  await database.atlassianAccount.create({ data: { ...held, askedAt: new Date() } });
  await read({ department: 'Research' });
  expect(await database.atlassianAccount.findFirst({ where: held })).not.toMatchObject({ askedAt: new Date(0) });
  world.api.provider.put('3', { attributes: { name: 'Gus Person', mail: 'gus@example.org' } });
  await read({ department: 'Research' });
  expect(await database.atlassianAccount.findFirst({ where: held })).toMatchObject({ askedAt: new Date(0) });
});

test('many people are asked about fifty at a time', async () => {
  const many = Array.from({ length: 60 }, (_, index) => `many${String(index)}`);
  for (const [index, name] of many.entries()) {
    const attributes = { name, mail: `${name}@example.org`, department: 'Crowd' };
    world.api.provider.put(String(100 + index), { attributes });
  }
  await world.setFields({ enabled: false });
  await read({ department: 'Research' });
  const { database } = world.api.test;
  const met = await database.person.findMany({ where: { siteId: world.siteId, department: 'Crowd' } });
  await database.atlassianAccount.createMany({
    data: met.map(({ id }) => ({ siteId: world.siteId, accountId: `a:${id}`, personId: id, askedAt: new Date() })),
  });
  await world.setFields({});
  for (const [index, name] of many.entries()) {
    const attributes = { name, mail: `${name}@example.org`, department: 'Throng' };
    world.api.provider.put(String(100 + index), { attributes });
  }
  await read({ department: 'Research' });
  world.jira.log.reset();
  await world.api.workAtIssues();
  expect(searches()).toHaveLength(2);
  world.api.provider.clear();
});

test('no work is made of runs while open issues are not to be touched', async () => {
  await world.setFields({ updateOpenIssues: false });
  await read({ department: 'Finance' });
  expect(world.api.issueWork.waiting).toEqual([]);
});

test('an account id cannot add to the search', () => {
  expect(issuesOf('reporter', ['a"b', 'c\\d'])).toBe('reporter in ("a\\"b", "c\\\\d")');
});
