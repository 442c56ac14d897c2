import { z } from 'zod';
import type { JiraCloudClient } from '../jira-cloud-client.ts';
import { tasks } from '../jira-cloud-failure.ts';

/** As Jira tells users; the address only where the person lets it be seen. */
const userBean = z.object({
  accountId: z.string(),
  accountType: z.string().optional(),
  emailAddress: z.string().nullish(),
  active: z.boolean().optional(),
});

export type Account = z.infer<typeof userBean>;

/** An address of 50 accounts stays well below the length that front ends refuse; an account id has up to 128 characters. */
export const accountsAtOnce = 50;

const bulkPage = z.object({ values: z.array(userBean), total: z.number().optional() });

/**
 * Those of at most 50 accounts that the site has, by id. Jira gives ten of them unless asked for more, and may give
 * fewer than asked for. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-bulk-get
 */
export async function lookUpAccounts(
  accountIds: readonly string[],
  client: JiraCloudClient,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Account>> {
  const found = new Map<string, Account>();
  const ids = [...new Set(accountIds)].filter((id) => isAccountId(id));
  if (ids.length === 0) return found;
  const query = ids.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
  for (let startAt = 0; ;) {
    const path = `/user/bulk?${query}&startAt=${String(startAt)}&maxResults=${String(ids.length)}`;
    const { values, total = ids.length } = await client.read(path, { task: tasks.people, shape: bulkPage }, signal);
    for (const account of values) found.set(account.accountId, account);
    startAt += values.length;
    if (values.length === 0 || startAt >= total) return found;
  }
}

/** One that cannot be an id would spoil the question for the others. */
const isAccountId = (text: string): boolean => /^[\w:.-]{1,128}$/.test(text);

const mostFound = 50;

/**
 * The accounts that show this very address. Jira searches by the beginning of names and addresses, and may find someone
 * whose address is hidden: whose it is then is a guess, so it is not taken.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-search-get
 */
export async function accountsWithEmail(
  email: string,
  client: JiraCloudClient,
  signal: AbortSignal,
): Promise<readonly Account[]> {
  const path = `/user/search?query=${encodeURIComponent(email)}&maxResults=${String(mostFound)}`;
  const found = await client.read(path, { task: tasks.people, shape: z.array(userBean) }, signal);
  return found.filter(({ emailAddress }) => emailAddress?.toLowerCase() === email.toLowerCase());
}

const sampleSize = 100;

/** Some people of the site, to see how many show their address. */
export async function sampleAccounts(client: JiraCloudClient, signal: AbortSignal): Promise<readonly Account[]> {
  const path = `/users/search?startAt=0&maxResults=${String(sampleSize)}`;
  const accounts = await client.read(path, { task: tasks.people, shape: z.array(userBean) }, signal);
  return accounts.filter(({ accountType, active }) => accountType === 'atlassian' && active !== false);
}

export const isApp = ({ accountType }: Account): boolean => accountType === 'app';
