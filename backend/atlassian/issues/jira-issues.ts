import { z } from 'zod';
import { readAnswer, type ProductClient } from '../product-client.ts';
import { tellJira, type Refused } from './jira-answers.ts';

/** An issue with its people, as account ids, and what else was asked for. */
export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly reporter: string | undefined;
  readonly assignee: string | undefined;
  /** By field id; empty fields are left out. */
  readonly texts: ReadonlyMap<string, string>;
}

const account = z.object({ accountId: z.string() }).nullish();
const issueBean = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({ reporter: account, assignee: account }),
});
const issuePage = z.object({ issues: z.array(issueBean), nextPageToken: z.string().nullish() });
const users = z.array(z.object({ accountId: z.string() }));

/** As many as Jira gives of issues with some of their fields at once. */
const pageSize = 100;

/** Gives the issue to whomever the project names (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/). */
export const projectDefault = '-1';

/** Undefined: there is none, or none that the app sees. */
export async function readIssue(
  jira: ProductClient,
  idOrKey: string,
  fieldIds: readonly string[] = [],
): Promise<JiraIssue | undefined> {
  const fields = ['reporter', 'assignee', ...fieldIds].join(',');
  const query = new URLSearchParams({ fields }).toString();
  const answer = await jira.send({ url: `/rest/api/3/issue/${encodeURIComponent(idOrKey)}?${query}` });
  return answer.status === 404 ? undefined : readBean(readAnswer(issueBean, answer, jira), fieldIds);
}

/** Every issue that the JQL finds, in pages. */
export async function* findIssues(
  jira: ProductClient,
  jql: string,
  fieldIds: readonly string[],
): AsyncIterable<readonly JiraIssue[]> {
  let nextPageToken: string | null | undefined;
  do {
    const fields = ['reporter', 'assignee', ...fieldIds];
    const answer = await jira.send({
      method: 'POST',
      url: '/rest/api/3/search/jql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jql, fields, maxResults: pageSize, nextPageToken }),
      repeatable: true,
    });
    const page = readAnswer(issuePage, answer, jira);
    yield page.issues.map((bean) => readBean(bean, fieldIds));
    nextPageToken = page.nextPageToken;
  } while (nextPageToken !== undefined && nextPageToken !== null);
}

export async function isAssignable(jira: ProductClient, issueKey: string, accountId: string): Promise<boolean> {
  const query = new URLSearchParams({ issueKey, accountId }).toString();
  const answer = await jira.send({ url: `/rest/api/3/user/assignable/search?${query}` });
  return readAnswer(users, answer, jira).some((user) => user.accountId === accountId);
}

export function assignIssue(jira: ProductClient, issueId: string, accountId: string): Promise<Refused | undefined> {
  const url = `/rest/api/3/issue/${encodeURIComponent(issueId)}/assignee`;
  return tellJira(jira, { method: 'PUT', url, body: { accountId } });
}

/** Writes fields whether or not a screen has them, and sends nobody a mail about it: both are for apps that administer Jira. */
export function writeTexts(
  jira: ProductClient,
  issueId: string,
  texts: ReadonlyMap<string, string | null>,
): Promise<Refused | undefined> {
  const query = new URLSearchParams({ notifyUsers: 'false', overrideScreenSecurity: 'true' }).toString();
  const url = `/rest/api/3/issue/${encodeURIComponent(issueId)}?${query}`;
  return tellJira(jira, { method: 'PUT', url, body: { fields: Object.fromEntries(texts) } });
}

/** In a service project it is for the team alone, and not for the customer. */
export function addComment(jira: ProductClient, issueId: string, text: string): Promise<Refused | undefined> {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
  const body = {
    body: { type: 'doc', version: 1, content: [paragraph] },
    // https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comment-properties/
    properties: [{ key: 'sd.public.comment', value: { internal: true } }],
  };
  return tellJira(jira, { method: 'POST', url: `/rest/api/3/issue/${encodeURIComponent(issueId)}/comment`, body });
}

function readBean({ id, key, fields }: z.output<typeof issueBean>, fieldIds: readonly string[]): JiraIssue {
  const texts = fieldIds.flatMap((fieldId): [string, string][] => {
    const text = fields[fieldId];
    return typeof text === 'string' && text !== '' ? [[fieldId, text]] : [];
  });
  const { reporter, assignee } = fields;
  return { id, key, reporter: reporter?.accountId, assignee: assignee?.accountId, texts: new Map(texts) };
}
