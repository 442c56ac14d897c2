import { z } from 'zod';
import type { SiteClient } from './property-client.ts';
import type { SiteTask } from './property-failure.ts';
import type { SiteAccount } from './property-site.ts';

/** As Jira tells users; the address only where the person lets it be seen. */
export const jiraUser = z.object({
  accountId: z.string(),
  accountType: z.string().optional(),
  emailAddress: z.string().nullish(),
  active: z.boolean().optional(),
});

export const peopleTask: SiteTask = {
  product: 'Jira',
  doing: 'look up users',
  permission: 'Browse users and groups',
};

const mostFound = 50;

/**
 * The accounts that show this very address. Jira searches by the beginning of names and addresses, and may find someone
 * whose address is hidden: whose it is then is a guess, so it is not taken.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-search-get
 */
export async function accountsWithEmail(
  { email, task }: { readonly email: string; readonly task: SiteTask },
  jira: SiteClient,
  signal: AbortSignal,
): Promise<readonly SiteAccount[]> {
  const path = `/rest/api/3/user/search?query=${encodeURIComponent(email)}&maxResults=${String(mostFound)}`;
  const found = await jira.read(path, { task, shape: z.array(jiraUser) }, signal);
  return found
    .filter(({ emailAddress }) => emailAddress?.toLowerCase() === email.toLowerCase())
    .map(({ accountId, accountType }) => ({ accountId, isApp: accountType === 'app' }));
}

const sampleSize = 100;

/** Some people of the site, to see how many show their address. */
export async function sampleUsers(jira: SiteClient, task: SiteTask, signal: AbortSignal) {
  const path = `/rest/api/3/users/search?startAt=0&maxResults=${String(sampleSize)}`;
  const users = await jira.read(path, { task, shape: z.array(jiraUser) }, signal);
  return users.filter(({ accountType, active }) => accountType === 'atlassian' && active !== false);
}
