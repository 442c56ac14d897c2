import type { Arrival } from '../edge/arrival.ts';
import { objectIn, parsedJson } from '../edge/json-content.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { createBurstLimit } from '../jira-cloud/burst-limit.ts';
import { fieldBeans, fieldsOf } from './app-fields.ts';
import type { InstalledApp } from './installed-app.ts';
import { issueBean, userBean } from './issue-bean.ts';
import type { SiteIssue, SiteIssues } from './site-issues.ts';
import { readJql } from './site-jql.ts';
import type { SiteUser } from './site-user.ts';

export interface IssueRestOptions {
  readonly users: readonly SiteUser[];
  readonly issues: SiteIssues;
  /** After a write of the app. */
  readonly changed: (before: SiteIssue, after: SiteIssue) => void;
}

type Answer = (asked: {
  readonly app: InstalledApp;
  readonly arrival: Arrival;
  readonly issue: SiteIssue;
}) => SimulatedAnswer;

/** Of one issue: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
const writesToOneIssue = { requests: 20, seconds: 2 };
const mostCharacters = 255;
const mostPerPage = 100;

/** What apps do to issues, as https://developer.atlassian.com/cloud/jira/platform/rest/v3/ has it. Undefined: nothing of that. */
export function createIssueRest({ users, issues, changed }: IssueRestOptions) {
  const limit = createBurstLimit(writesToOneIssue, () => new Date());
  const change = (issue: SiteIssue, what: Partial<SiteIssue>): SimulatedAnswer => {
    changed(issue, issues.change(issue.key, what));
    return { status: 204 };
  };
  const writes: Readonly<Record<string, Answer>> = {
    'PUT ': ({ app, arrival, issue }) => {
      const { texts, errors } = readTexts(app, arrival);
      if (Object.keys(errors).length > 0) return { status: 400, body: { errorMessages: [], errors } };
      return change(issue, { texts: { ...issue.texts, ...texts } });
    },
    'PUT /assignee': ({ arrival, issue }) => {
      const accountId = objectIn(parsedJson(arrival.body))?.['accountId'];
      if (accountId === null) return change(issue, { assignee: undefined });
      const [lead] = users;
      const user = accountId === '-1' ? lead : users.find((each) => each.accountId === accountId);
      if (user && isAssignable(user)) return change(issue, { assignee: user.accountId });
      const errors = { assignee: 'The user cannot be assigned issues.' };
      return { status: 400, body: { errorMessages: [], errors } };
    },
    'POST /comment': ({ arrival, issue }) => {
      const given = objectIn(parsedJson(arrival.body));
      const text = textOf(objectIn(given?.['body']));
      if (text === '')
        return { status: 400, body: { errorMessages: [], errors: { comment: 'Comment body is not valid!' } } };
      issues.change(issue.key, { comments: [...issue.comments, text] });
      return { status: 201, body: { id: String(issue.comments.length + 1) } };
    },
  };

  const write = (app: InstalledApp, arrival: Arrival): SimulatedAnswer | undefined => {
    const [, idOrKey = '', rest = ''] = /^\/rest\/api\/3\/issue\/([^/]+)(\/.*)?$/.exec(arrival.path) ?? [];
    const answer = writes[`${arrival.method} ${rest}`];
    if (!answer) return undefined;
    const issue = issues.find(decodeURIComponent(idOrKey));
    if (!issue)
      return {
        status: 404,
        body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'] },
      };
    const seconds = limit.take(issue.id);
    return seconds === undefined ? answer({ app, arrival, issue }) : tooManyWrites(seconds);
  };

  const search = ({ body }: Arrival): SimulatedAnswer => {
    const { jql, fields, maxResults, nextPageToken } = objectIn(parsedJson(body)) ?? {};
    const matches = typeof jql === 'string' ? readJql(jql) : undefined;
    if (!matches || !Array.isArray(fields))
      return { status: 400, body: { errorMessages: ['The JQL cannot be read.'] } };
    const found = issues.all().filter(matches);
    const start = Number(nextPageToken ?? 0);
    const end = start + Math.min(Number(maxResults ?? 50), mostPerPage);
    const page = found.slice(start, end).map((issue) => issueBean(users, issue, fields.map(String)));
    const isLast = end >= found.length;
    return { status: 200, body: { issues: page, isLast, ...(!isLast && { nextPageToken: String(end) }) } };
  };

  const assignable = ({ query }: Arrival): SimulatedAnswer => {
    if (!issues.find(query.get('issueKey') ?? ''))
      return { status: 404, body: { errorMessages: ['There is no such issue.'] } };
    const wanted = query.get('accountId');
    const found = users.filter((user) => isAssignable(user) && (wanted === null || user.accountId === wanted));
    return { status: 200, body: found.map(userBean) };
  };

  return (app: InstalledApp, arrival: Arrival): SimulatedAnswer | undefined => {
    const { method, path } = arrival;
    if (method === 'GET' && path === '/rest/api/3/field') return { status: 200, body: fieldBeans(app) };
    if (method === 'GET' && path === '/rest/api/3/user/assignable/search') return assignable(arrival);
    if (method === 'POST' && path === '/rest/api/3/search/jql') return search(arrival);
    return write(app, arrival);
  };
}

function isAssignable({ isAssignable: is = true }: SiteUser): boolean {
  return is;
}

/** An app's fields are on no screen unless an admin puts them there. */
function readTexts(app: InstalledApp, { body, query }: Arrival) {
  const given = objectIn(objectIn(parsedJson(body))?.['fields']) ?? {};
  const known = fieldsOf(app).map(({ id }) => id);
  const texts: Record<string, string | null> = {};
  const errors: Record<string, string> = {};
  for (const [id, value] of Object.entries(given)) {
    const isText = value === null || typeof value === 'string';
    if (!known.includes(id) || query.get('overrideScreenSecurity') !== 'true') {
      errors[id] = `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
    } else if (!isText || (value?.length ?? 0) > mostCharacters) {
      errors[id] = `The value of '${id}' is no text of at most ${String(mostCharacters)} characters.`;
    } else texts[id] = value;
  }
  return { texts, errors };
}

function tooManyWrites(seconds: number): SimulatedAnswer {
  const headers = { 'Retry-After': String(seconds), 'RateLimit-Reason': 'jira-per-issue-on-write' };
  return { status: 429, headers, body: { errorMessages: ['Too many writes to one issue.'] } };
}

/** The text of a document of paragraphs (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/). */
function textOf(document: Readonly<Record<string, unknown>> | undefined): string {
  if (document?.['type'] !== 'doc' || document['version'] !== 1) return '';
  const nodes = (node: unknown): string[] => {
    const { text, content } = objectIn(node) ?? {};
    return typeof text === 'string' ? [text] : Array.isArray(content) ? content.flatMap(nodes) : [];
  };
  return nodes(document).join('');
}
