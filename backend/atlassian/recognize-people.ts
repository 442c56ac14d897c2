import { z } from 'zod';
import type { Database } from '../database/client.ts';
import { keepAccounts, knownAccountOf, knownAccounts } from './account-store.ts';
import { meetAccounts } from './meet-accounts.ts';
import { readAnswer, type ProductClient } from './product-client.ts';

export interface RecognizingParts {
  readonly database: Database;
  readonly now: () => Date;
}

const users = z.array(z.object({ accountId: z.string(), emailAddress: z.string().optional() }));

/** Account id → id of the person of the directory whose account it is. Accounts that are nobody's are left out. */
export async function recognizePeople(
  { database, now }: RecognizingParts,
  product: ProductClient,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(accountIds)];
  const known = await knownAccounts(database, product.siteId, wanted, now());
  const strangers = wanted.filter((accountId) => !known.has(accountId));
  const met = strangers.length > 0 ? await meetAccounts(product, strangers) : [];
  const asked = await keepAccounts(database, product.siteId, met, now());
  const found = new Map<string, string>();
  for (const [accountId, personId] of [...known, ...asked]) if (personId !== undefined) found.set(accountId, personId);
  return found;
}

/**
 * The account of a person; undefined: none that can be told. Jira finds people by an address that they show
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/); Confluence finds nobody so.
 */
export async function findAccountOf(
  { database, now }: RecognizingParts,
  product: ProductClient,
  person: { readonly id: string; readonly email: string | undefined },
): Promise<string | undefined> {
  const known = await knownAccountOf(database, product.siteId, person.id);
  if (known !== undefined || person.email === undefined || product.product !== 'jira') return known;
  const email = person.email.toLowerCase();
  const url = `/rest/api/3/user/search?${new URLSearchParams({ query: email, maxResults: '10' }).toString()}`;
  const found = readAnswer(users, await product.send({ url }), product);
  const same = found.filter(({ emailAddress }) => emailAddress?.toLowerCase() === email);
  const [account] = same;
  if (!account || same.length > 1) return undefined;
  await keepAccounts(database, product.siteId, [{ accountId: account.accountId, email }], now());
  return account.accountId;
}
