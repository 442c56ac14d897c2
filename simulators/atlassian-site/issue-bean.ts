import type { SiteIssue } from './site-issues.ts';
import type { SiteUser } from './site-user.ts';

/** A user as Jira's REST API shows them. */
export function userBean({ accountId, displayName, emailAddress }: SiteUser): object {
  const shown = { accountId, accountType: 'atlassian', active: true, displayName };
  return emailAddress === undefined ? shown : { ...shown, emailAddress };
}

/** An issue with the fields that are asked for; undefined: with all. */
export function issueBean(
  users: readonly SiteUser[],
  issue: SiteIssue,
  wanted: readonly string[] | undefined,
): { readonly id: string; readonly key: string; readonly fields: object } {
  const { id, key, summary } = issue;
  const personBean = (accountId: string | undefined) => {
    const user = users.find((each) => each.accountId === accountId);
    return user ? userBean(user) : null;
  };
  const fields = {
    summary,
    reporter: personBean(issue.reporter),
    assignee: personBean(issue.assignee),
    project: { id: '10000', key: key.split('-')[0] },
    status: { statusCategory: { key: issue.isDone ? 'done' : 'new' } },
    ...issue.texts,
  };
  const shown = Object.entries(fields).filter(([name]) => wanted === undefined || wanted.includes(name));
  return { id, key, fields: Object.fromEntries(shown) };
}
