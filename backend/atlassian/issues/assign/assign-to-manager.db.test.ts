import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createIssueWorld, type IssueWorld } from '../../../testing/issue-world.ts';

let world: IssueWorld;
beforeAll(async () => {
  world = await createIssueWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.lead('rita', 'max');
  await activate('max', true);
  world.jira.faults.clear();
  world.jira.log.reset();
});

const accountOf = (name: Parameters<IssueWorld['user']>[0]) => world.user(name).accountId;
const activate = (name: 'max', active: boolean) =>
  world.api.test.database.person.update({ where: { id: world.personId(name) }, data: { active } });
const writes = () => world.jira.log.requests().filter(({ method }) => method === 'PUT');

test('an issue goes to the reporter’s manager, and says so', async () => {
  const { outcome, assignee, comments } = await world.escalate();
  expect(assignee).toBe(accountOf('max'));
  expect(outcome).toMatchObject({ action: 'assign', outcome: 'assigned', reason: null, issueKey: 'ROS-1' });
  expect(outcome?.person).toEqual({ id: world.personId('max'), displayName: 'Max Person' });
  expect(comments).toEqual(['Roster assigned this issue to Max Person, the reporter’s manager.']);
});

test('nothing is written to an issue that the manager has already', async () => {
  const { outcome, comments } = await world.escalate({ comment: false }, 'max');
  expect(outcome).toMatchObject({ outcome: 'alreadySo' });
  expect([writes(), comments]).toEqual([[], []]);
});

describe('without a manager', () => {
  beforeEach(() => world.lead('rita', undefined));

  test('the issue is left as it is', async () => {
    const { outcome, assignee } = await world.escalate({ withoutManager: { kind: 'leave' } }, 'gus');
    expect(outcome).toMatchObject({ outcome: 'left', reason: 'noManager', person: null });
    expect([assignee, writes()]).toEqual([accountOf('gus'), []]);
  });

  test('it goes to whom the project names, if the workflow says so', async () => {
    const { outcome, assignee } = await world.escalate({ withoutManager: { kind: 'projectDefault' } });
    expect(outcome).toMatchObject({ outcome: 'assignedToDefault', reason: 'noManager' });
    expect(assignee).toBe(accountOf('ada'));
  });

  test('it goes to whom the workflow names', async () => {
    const named = { kind: 'person', personId: world.personId('olga') } as const;
    const { outcome, assignee } = await world.escalate({ withoutManager: named });
    expect(outcome).toMatchObject({ outcome: 'assignedToPerson', person: { displayName: 'Olga Person' } });
    expect(assignee).toBe(accountOf('olga'));
  });

  test('it is nobody’s when whom the workflow names cannot have it', async () => {
    const named = { kind: 'person', personId: world.personId('lena') } as const;
    const { outcome, assignee } = await world.escalate({ withoutManager: named });
    expect([outcome?.outcome, assignee]).toEqual(['nobody', undefined]);
  });
});

test('an inactive manager’s manager is meant, if the workflow says so', async () => {
  await activate('max', false);
  expect((await world.escalate({ skipInactive: true })).assignee).toBe(accountOf('olga'));
  const { outcome } = await world.escalate({ skipInactive: false });
  expect(outcome).toMatchObject({ outcome: 'left', reason: 'managerInactive', person: { displayName: 'Max Person' } });
});

test('a manager without an account there cannot have it', async () => {
  await world.lead('rita', 'noah');
  const { outcome, comments } = await world.escalate();
  expect(outcome).toMatchObject({ outcome: 'left', reason: 'noAccount', person: { displayName: 'Noah Person' } });
  expect(comments[0]).toContain('Noah Person, the reporter’s manager, has no account here');
});

test('a manager who may not be assigned issues of the project is never written', async () => {
  await world.lead('rita', 'lena');
  expect((await world.escalate()).outcome).toMatchObject({ outcome: 'left', reason: 'notAssignable' });
  expect(writes()).toEqual([]);
});

test.each([
  ['nobody', undefined, 'noReporter'],
  ['somebody whom the directory does not have', '557058:gus', 'reporterUnknown'],
])('an issue of %s is left as it is', async (_, reporter, reason) => {
  const { key } = world.jira.issues.add({ reporter });
  await world.jira.events.transition(key);
  await world.api.workAtIssues();
  expect((await world.outcomes())[0]).toMatchObject({ issueKey: key, outcome: 'left', reason });
});

test('settings that cannot be read are the usual ones', async () => {
  const { key } = world.jira.issues.add({ reporter: accountOf('rita') });
  await world.jira.events.transition(key, 'no JSON');
  await world.api.workAtIssues();
  expect(world.jira.issues.find(key)).toMatchObject({ assignee: accountOf('max'), comments: [expect.any(String)] });
});

test('what Jira refuses is told in its words', async () => {
  const body = { errorMessages: ['The field is locked.'], errors: {} };
  world.jira.faults.add({ on: /\/assignee$/, answer: { status: 400, body } });
  const { outcome } = await world.escalate({ comment: false });
  expect(outcome).toMatchObject({
    outcome: 'refused',
    message: 'Jira did not take what Roster wrote: The field is locked.',
  });
});

test('an issue that is gone has no outcome', async () => {
  const before = await world.outcomes();
  const work = { kind: 'assign', siteId: world.siteId, eventId: 'gone', issueId: '99999', configuration: '' } as const;
  await world.api.issueWork.queue.send(work);
  await world.api.workAtIssues();
  expect(await world.outcomes()).toEqual(before);
});

test('done a second time, the same transition changes nothing and says nothing', async () => {
  const { key, id } = world.jira.issues.add({ reporter: accountOf('rita') });
  const work = { kind: 'assign', siteId: world.siteId, eventId: 'twice', issueId: id, configuration: '' } as const;
  await world.api.issueWork.queue.send(work);
  await world.api.workAtIssues();
  world.jira.issues.change(key, { assignee: accountOf('gus') });
  await world.api.issueWork.queue.send(work);
  await world.api.workAtIssues();
  expect(world.jira.issues.find(key)).toMatchObject({ assignee: accountOf('gus'), comments: { length: 1 } });
});

test('what a worker left untold is told by the next one', async () => {
  world.jira.faults.add({ on: /\/comment$/, answer: { status: 503, headers: { 'Retry-After': '120' } } });
  await world.escalate();
  const [put] = world.api.issueWork.postponed.splice(0);
  if (!put) throw new Error('Nothing was put off.');
  await world.api.issueWork.queue.send(put.work);
  await world.api.workAtIssues();
  const issue = world.jira.issues.all().at(-1);
  expect(issue).toMatchObject({ assignee: accountOf('max'), comments: { length: 1 } });
  expect(writes()).toHaveLength(1);
});

test('a Jira that wants to be left alone is asked again when it says, and not before', async () => {
  const headers = { 'Retry-After': '90', 'RateLimit-Reason': 'jira-quota-tenant-based' };
  world.jira.faults.add({ on: /\/assignee$/, answer: { status: 429, headers } });
  const { assignee } = await world.escalate();
  const [put] = world.api.issueWork.postponed.splice(0);
  if (!put) throw new Error('Nothing was put off.');
  const { database } = world.api.test;
  expect([assignee, put.work.postponed]).toEqual([undefined, 1]);
  // Seconds from the clock that the worker goes by, which only tests move.
  const seconds = (put.notBefore.getTime() - Date.parse('2026-11-21T10:00:00Z')) / 1000;
  expect(seconds).toBeGreaterThan(90);
  await world.api.issueWork.queue.send(put.work);
  await world.api.workAtIssues();
  expect(world.jira.issues.all().at(-1)?.assignee).toBe(accountOf('max'));
  expect(await database.issueOutcome.count({ where: { outcome: 'failed' } })).toBe(0);
});

test('a Jira that is away for too long is given up, and that is told', async () => {
  const { id } = world.jira.issues.add({ reporter: accountOf('rita') });
  world.jira.faults.add({ on: 'rest', times: 10, answer: { status: 500 } });
  const work = { kind: 'assign', siteId: world.siteId, eventId: 'away', issueId: id, configuration: '' } as const;
  await world.api.issueWork.queue.send({ ...work, postponed: 20 });
  await world.api.workAtIssues();
  world.jira.faults.clear();
  expect((await world.outcomes())[0]).toMatchObject({ outcome: 'failed', issueKey: id });
  expect(world.api.issueWork.postponed).toEqual([]);
});
