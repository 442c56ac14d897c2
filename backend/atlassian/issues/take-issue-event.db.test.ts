import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { IssueQueue } from './issue-work.ts';
import { takeIssueEvent, type IssueEvent } from './take-issue-event.ts';

let there: TestDatabase;
const sent: unknown[] = [];
const issues: IssueQueue = {
  send: (work) => {
    sent.push(work);
    return Promise.resolve();
  },
};

beforeAll(async () => {
  there = await createTestDatabase();
});
afterAll(() => there.close());
beforeEach(() => {
  sent.splice(0);
});

const take = (event: IssueEvent) => takeIssueEvent({ database: there.database, issues }, there.siteId, event);

async function setFields(issueFields: { readonly enabled: boolean; readonly of: 'reporter' | 'assignee' }) {
  const settings = { issueFields: { ...issueFields, fields: ['department'], updateOpenIssues: true } };
  await there.database.site.update({ where: { id: there.siteId }, data: { settings } });
}

test('a transition is put into the queue with its settings', async () => {
  await take({ kind: 'transition', eventId: 'e1', issueId: '10001', configuration: '{}' });
  const { siteId } = there;
  expect(sent).toEqual([{ kind: 'assign', siteId, eventId: 'e1', issueId: '10001', configuration: '{}' }]);
});

test('new issues are of no interest while no fields are to be filled', async () => {
  await setFields({ enabled: false, of: 'reporter' });
  await take({ kind: 'created', issueId: '10001' });
  await take({ kind: 'updated', issueId: '10001', changedFields: ['reporter'] });
  expect(sent).toEqual([]);
});

test('a new issue has its fields filled', async () => {
  await setFields({ enabled: true, of: 'reporter' });
  await take({ kind: 'created', issueId: '10001' });
  expect(sent).toEqual([{ kind: 'fill', siteId: there.siteId, issueId: '10001' }]);
});

test.each([
  ['reporter', ['summary', 'reporter'], 1],
  ['reporter', ['assignee'], 0],
  ['assignee', ['assignee'], 1],
  // As Roster's own writing comes back.
  ['reporter', ['customfield_10050', 'customfield_10051'], 0],
] as const)('with the fields of the %s, a change of %j is work for %i', async (of, changedFields, works) => {
  await setFields({ enabled: true, of });
  await take({ kind: 'updated', issueId: '10001', changedFields });
  expect(sent).toHaveLength(works);
});

test('an account that was changed is asked about again, and no other', async () => {
  const askedAt = new Date();
  const rows = ['changed', 'other'].map((accountId) => ({ siteId: there.siteId, accountId, askedAt }));
  await there.database.atlassianAccount.createMany({ data: rows });
  await take({ kind: 'userChanged', accountId: 'changed' });
  const held = await there.database.atlassianAccount.findMany({ orderBy: { accountId: 'asc' } });
  expect(held.map((row) => row.askedAt)).toEqual([new Date(0), askedAt]);
  expect(sent).toEqual([]);
});
