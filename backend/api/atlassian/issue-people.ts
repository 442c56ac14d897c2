import { z } from 'zod';
import { readAnswer, type ProductClient } from '../../atlassian/product-client.ts';

/** An account as Jira shows it in an issue. */
export interface IssueAccount {
  readonly accountId: string;
  readonly displayName: string;
}

/** The people of an issue; `undefined` where there is none, or where the project hides the field. */
export interface IssueAccounts {
  readonly reporter: IssueAccount | undefined;
  readonly assignee: IssueAccount | undefined;
}

const browse = 'BROWSE_PROJECTS';

const account = z
  .object({ accountId: z.string().min(1), displayName: z.string() })
  .nullish()
  .transform((user) => user ?? undefined);
const issue = z.object({
  id: z.string().regex(/^\d+$/),
  fields: z.object({ reporter: account, assignee: account }),
});
const permissions = z.object({
  projectPermissions: z.array(z.object({ permission: z.string(), issues: z.array(z.number()) })),
});

/**
 * Asks Jira, as the app, who reported an issue and whom it is assigned to. Undefined: there is no such issue, or none for
 * this viewer. The app sees more than people do, so whether they may is asked, too
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/).
 */
export async function askIssueAccounts(
  jira: ProductClient,
  issueKey: string,
  viewerAccountId: string,
): Promise<IssueAccounts | undefined> {
  const answer = await jira.send({
    url: `/rest/api/3/issue/${encodeURIComponent(issueKey)}?fields=reporter,assignee`,
  });
  if (answer.status === 404) return undefined;
  const { id, fields } = readAnswer(issue, answer, jira);
  return (await maySeeIssue(jira, Number(id), viewerAccountId)) ? fields : undefined;
}

async function maySeeIssue(jira: ProductClient, issueId: number, accountId: string): Promise<boolean> {
  const asked = { accountId, projectPermissions: [{ issues: [issueId], permissions: [browse] }] };
  const answer = await jira.send({
    method: 'POST',
    url: '/rest/api/3/permissions/check',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    repeatable: true,
  });
  const { projectPermissions } = readAnswer(permissions, answer, jira);
  return projectPermissions.some(({ permission, issues }) => permission === browse && issues.includes(issueId));
}
