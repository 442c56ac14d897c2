import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createIssueWorld, type IssueWorld } from '../../../testing/issue-world.ts';

let world: IssueWorld;
beforeAll(async () => {
  world = await createIssueWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.setFields({});
  await world.describe('rita', { department: 'Research', location: 'Oslo' });
  await world.describe('olga', { department: 'Board' });
  world.jira.faults.clear();
  await settle();
});

const accountOf = (name: Parameters<IssueWorld['user']>[0]) => world.user(name).accountId;
const writes = () => world.jira.log.requests().filter(({ method }) => method === 'PUT');

/** Until Roster has done what it was told, and what came back of that. */
async function settle(): Promise<void> {
  do {
    await world.api.workAtIssues();
    await world.jira.events.deliveries();
  } while (world.api.issueWork.waiting.length > 0);
  world.jira.log.reset();
}

async function ofRita(): Promise<string> {
  const { key } = await world.jira.events.create({ reporter: accountOf('rita') });
  await settle();
  return key;
}

test('a new issue shows what the directory says of its reporter', async () => {
  expect(world.shownIn(await ofRita())).toEqual(['Research', 'Oslo', 'Max Person']);
});

test('an issue that is another reporter’s shows that one', async () => {
  const key = await ofRita();
  await world.jira.events.change(key, { reporter: accountOf('olga') });
  await settle();
  expect(world.shownIn(key)).toEqual(['Board', null, null]);
});

test.each([
  ['nobody', undefined],
  ['somebody whom the directory does not have', '557058:gus'],
])('an issue of %s shows nothing of whoever had it before', async (_, reporter) => {
  const key = await ofRita();
  await world.jira.events.change(key, { reporter });
  await settle();
  expect(world.shownIn(key)).toEqual([null, null, null]);
});

test('fields may be the assignee’s, and only some of them', async () => {
  await world.setFields({ of: 'assignee', fields: ['department'] });
  const key = await ofRita();
  expect(world.shownIn(key)).toEqual([null, null, null]);
  await world.jira.events.change(key, { assignee: accountOf('olga') });
  await settle();
  expect(world.shownIn(key)).toEqual(['Board', null, null]);
});

test('the post function’s assignee shows, too', async () => {
  await world.setFields({ of: 'assignee' });
  const { key } = world.jira.issues.add({ reporter: accountOf('rita') });
  await world.jira.events.transition(key);
  await settle();
  expect(world.shownIn(key)).toEqual([null, null, 'Olga Person']);
});

test('Roster hears of its own writing, and does nothing about it', async () => {
  await world.jira.events.create({ reporter: accountOf('rita') });
  await world.api.workAtIssues();
  const told = await world.jira.events.deliveries();
  expect(told.map(({ event }) => event)).toEqual(['jira:issue_created', 'jira:issue_updated']);
  expect(world.api.issueWork.waiting).toEqual([]);
});

test('what an issue shows already is not written again', async () => {
  const { id } = world.jira.issues.find(await ofRita()) ?? { id: '' };
  await world.api.issueWork.queue.send({ kind: 'fill', siteId: world.siteId, issueId: id });
  await world.api.workAtIssues();
  expect(writes()).toEqual([]);
});

test('an issue that becomes another person’s while it is written shows that one in the end', async () => {
  const { key, id } = world.jira.issues.add({ reporter: accountOf('rita') });
  await world.api.issueWork.queue.send({ kind: 'fill', siteId: world.siteId, issueId: id });
  world.jira.faults.add({ on: /overrideScreenSecurity/, answer: { delayMillis: 300 } });
  const working = world.api.workAtIssues();
  await expect.poll(() => world.jira.log.requests().some(({ url }) => url.includes('fields=reporter'))).toBe(true);
  world.jira.issues.change(key, { reporter: accountOf('olga') });
  await working;
  expect(world.shownIn(key)).toEqual(['Board', null, null]);
});

test('Jira’s mails about it are not sent, and screens do not matter', async () => {
  await world.jira.events.create({ reporter: accountOf('rita') });
  await world.api.workAtIssues();
  const [write] = writes();
  expect(new URL(write?.url ?? '', world.jira.url).searchParams.get('notifyUsers')).toBe('false');
  expect(writes()).toHaveLength(1);
});

test('text that is too long for Jira is cut, and lines are joined', async () => {
  await world.describe('rita', { department: 'x'.repeat(300), location: 'Oslo\n Norway ' });
  const [department, location] = world.shownIn(await ofRita());
  expect([department?.length, location]).toEqual([255, 'Oslo Norway']);
});

test('what Jira refuses is among the outcomes, in its words', async () => {
  const errors = { customfield_10050: 'The field is not on this project.' };
  world.jira.faults.add({ on: /overrideScreenSecurity/, answer: { status: 400, body: { errors } } });
  const key = await ofRita();
  const [outcome] = await world.outcomes();
  expect(outcome).toMatchObject({ action: 'fields', outcome: 'refused', issueKey: key });
  expect(outcome?.message).toContain('The field is not on this project.');
});

test('nothing is asked of Jira while fields are off', async () => {
  await world.jira.events.create({ reporter: accountOf('rita') });
  await world.setFields({ enabled: false });
  await world.api.workAtIssues();
  expect(world.jira.log.count('rest')).toBe(0);
});

test('a site that has left is left alone', async () => {
  const { id } = world.jira.issues.add({ reporter: accountOf('rita') });
  const where = { clientKey: world.jira.clientKey };
  await world.api.test.database.connectInstallation.update({ where, data: { uninstalledAt: new Date() } });
  await world.api.issueWork.queue.send({ kind: 'fill', siteId: world.siteId, issueId: id });
  await world.api.workAtIssues();
  expect(world.jira.log.count('rest')).toBe(0);
  await world.api.test.database.connectInstallation.update({ where, data: { uninstalledAt: null } });
});
