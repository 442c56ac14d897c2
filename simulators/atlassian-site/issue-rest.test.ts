import { beforeEach, describe, expect, test } from 'vitest';
import type { Arrival } from '../edge/arrival.ts';
import { fieldsOf } from './app-fields.ts';
import type { InstalledApp } from './installed-app.ts';
import { createIssueRest } from './issue-rest.ts';
import { createSiteIssues, type SiteIssue, type SiteIssues } from './site-issues.ts';
import { readJql } from './site-jql.ts';
import { siteUsers, type SiteUser } from './site-user.ts';

const [ada, uma, shy] = siteUsers;
if (!ada || !uma || !shy) throw new Error('The simulated site has too few people.');
const users: readonly SiteUser[] = [ada, uma, { ...shy, isAssignable: false }];
const descriptor = {
  ...{ key: 'com.example.roster', baseUrl: 'https://roster.example', lifecycle: {} },
  modules: { jiraIssueFields: [{ key: 'roster-department', name: { value: 'Department' } }] },
};
const app: InstalledApp = { descriptor, clientKey: 'k', sharedSecret: 's' };

let issues: SiteIssues;
let changes: string[];
let answer: ReturnType<typeof createIssueRest>;
beforeEach(() => {
  issues = createSiteIssues();
  changes = [];
  answer = createIssueRest({ users, issues, changed: (_, after) => void changes.push(after.key) });
  issues.add({ reporter: ada.accountId });
});

function ask(method: string, url: string, content?: object) {
  const [path = '', query = ''] = url.split('?');
  const body = content ? JSON.stringify(content) : '';
  const bytes = new TextEncoder().encode(body);
  const arrival: Arrival = { method, url, path, query: new URLSearchParams(query), headers: {}, body, bytes };
  return answer(app, arrival);
}

const assign = (accountId: string | null) => ask('PUT', '/rest/api/3/issue/ROS-1/assignee', { accountId });
const write = (fields: object, query = '?overrideScreenSecurity=true') =>
  ask('PUT', `/rest/api/3/issue/ROS-1${query}`, { fields });

describe('an assignee', () => {
  test('is somebody, nobody, or whom the project names', () => {
    const given = [uma.accountId, null, '-1'].map((accountId) => {
      expect(assign(accountId)?.status).toBe(204);
      return issues.find('ROS-1')?.assignee;
    });
    expect(given).toEqual([uma.accountId, undefined, ada.accountId]);
    expect(changes).toHaveLength(3);
  });

  test.each(['557058:nobody', shy.accountId])('cannot be %s', (accountId) => {
    expect(assign(accountId)?.status).toBe(400);
    expect(changes).toEqual([]);
  });

  test('may be asked for beforehand', () => {
    const search = '/rest/api/3/user/assignable/search?issueKey=ROS-1&accountId=';
    const found = [uma, shy].map(({ accountId }) => ask('GET', search + encodeURIComponent(accountId))?.body);
    expect(found).toMatchObject([[{ accountId: uma.accountId }], []]);
  });
});

describe('fields of the app', () => {
  test('have ids of the site’s, and keys that name the app', () => {
    expect(fieldsOf(app)).toEqual([
      { id: 'customfield_10050', key: 'com.example.roster__roster-department', name: 'Department' },
    ]);
    expect(ask('GET', '/rest/api/3/field')?.body).toContainEqual(expect.objectContaining({ id: 'customfield_10050' }));
  });

  test('are written where screens are overridden, and nowhere else', () => {
    expect(write({ customfield_10050: 'Research' }, '')?.status).toBe(400);
    expect(write({ customfield_10050: 'Research' })?.status).toBe(204);
    expect(issues.find('ROS-1')?.texts).toEqual({ customfield_10050: 'Research' });
  });

  test.each([{ customfield_1: 'x' }, { customfield_10050: 7 }, { customfield_10050: 'x'.repeat(256) }])(
    'do not take anything else',
    (fields) => {
      expect(write(fields)?.status).toBe(400);
    },
  );
});

test('one issue takes twenty writes in two seconds, and says when it takes more', () => {
  const answers = Array.from({ length: 21 }, () => assign(uma.accountId));
  expect(answers.filter((each) => each?.status === 204)).toHaveLength(20);
  const headers = answers.at(-1)?.headers;
  expect(headers).toMatchObject({ 'RateLimit-Reason': 'jira-per-issue-on-write' });
  expect(Number(headers?.['Retry-After'])).toBeGreaterThan(0);
  issues.add({ reporter: ada.accountId });
  expect(ask('PUT', '/rest/api/3/issue/ROS-2/assignee', { accountId: uma.accountId })?.status).toBe(204);
});

test('a comment is a document, and nothing else', () => {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Done.' }] };
  const body = { type: 'doc', version: 1, content: [paragraph] };
  expect(ask('POST', '/rest/api/3/issue/ROS-1/comment', { body: 'Done.' })?.status).toBe(400);
  expect(ask('POST', '/rest/api/3/issue/ROS-1/comment', { body })?.status).toBe(201);
  expect(issues.find('ROS-1')?.comments).toEqual(['Done.']);
});

describe('a search', () => {
  test('gives pages, and where the next one begins', () => {
    issues.add({ reporter: ada.accountId });
    const question = { jql: `reporter in ("${ada.accountId}")`, fields: ['reporter'], maxResults: 1 };
    const first = ask('POST', '/rest/api/3/search/jql', question);
    expect(first?.body).toMatchObject({ issues: [{ key: 'ROS-1' }], isLast: false, nextPageToken: '1' });
    const second = ask('POST', '/rest/api/3/search/jql', { ...question, nextPageToken: '1' });
    expect(second?.body).toEqual({ issues: [expect.objectContaining({ key: 'ROS-2' })], isLast: true });
  });

  test('that cannot be read is refused', () => {
    const question = { jql: 'reporter was "x"', fields: ['reporter'] };
    expect(ask('POST', '/rest/api/3/search/jql', question)?.status).toBe(400);
  });

  test.each([
    ['reporter = "a" AND statusCategory != Done', true],
    ['reporter in ("b", "a") AND statusCategory = Done', false],
    ['reporter is not EMPTY OR assignee is not EMPTY', true],
    ['reporter is EMPTY', false],
    ['assignee is EMPTY AND reporter = "a"', true],
  ])('of %s', (jql, isFound) => {
    const issue: SiteIssue = issues.add({ reporter: 'a' });
    expect(readJql(jql)?.(issue)).toBe(isFound);
  });
});
