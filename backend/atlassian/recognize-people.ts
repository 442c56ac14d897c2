import { z } from 'zod';
import type { Database } from '../database/client.ts';
import { keepAccounts, knownAccountOf, knownAccounts, type MetAccount } from './account-store.ts';
import { readAnswer, type ProductClient } from './product-client.ts';

export interface RecognizingParts {
  readonly database: Database;
  readonly now: () => Date;
}

/** Jira gives as many at most by one request. */
const pageSize = 200;

const users = z.array(z.object({ accountId: z.string(), emailAddress: z.string().optional() }));
const jiraUsers = z.object({ values: users });

/** Account id → id of the person of the directory whose account it is. Accounts that are nobody's are left out. */
export async function recognizePeople(
  { database, now }: RecognizingParts,
  product: ProductClient,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(accountIds)];
  const known = await knownAccounts(database, product.siteId, wanted, now());
  const strangers = wanted.filter((accountId) => !known.has(accountId));
  const met = strangers.length > 0 ? await meet(product, strangers) : [];
  const asked = await keepAccounts(database, product.siteId, met, now());
  const found = new Map<string, string>();
  for (const [accountId, personId] of [...known, ...asked]) if (personId !== undefined) found.set(accountId, personId);
  return found;
}

/**
 * The account of a person; undefined: none that can be told. Jira finds people by an address that they show
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/).
 */
export async function findAccountOf(
  { database, now }: RecognizingParts,
  product: ProductClient,
  person: { readonly id: string; readonly email: string | undefined },
): Promise<string | undefined> {
  const known = await knownAccountOf(database, product.siteId, person.id);
  if (known !== undefined || person.email === undefined) return known;
  const email = person.email.toLowerCase();
  const url = `/rest/api/3/user/search?${new URLSearchParams({ query: email, maxResults: '10' }).toString()}`;
  const found = readAnswer(users, await product.send({ url }), product);
  const same = found.filter(({ emailAddress }) => emailAddress?.toLowerCase() === email);
  const [account] = same;
  if (!account || same.length > 1) return undefined;
  await keepAccounts(database, product.siteId, [{ accountId: account.accountId, email }], now());
  return account.accountId;
}

/** What the product shows of accounts. One that it no longer has is told without an address. */
async function meet(product: ProductClient, accountIds: readonly string[]): Promise<readonly MetAccount[]> {
  const addresses = new Map<string, string | undefined>(accountIds.map((accountId) => [accountId, undefined]));
  for (let from = 0; from < accountIds.length; from += pageSize) {
    const page = accountIds.slice(from, from + pageSize);
    const query = new URLSearchParams({ maxResults: String(pageSize) });
    for (const accountId of page) query.append('accountId', accountId);
    const answer = await product.send({ url: `/rest/api/3/user/bulk?${query.toString()}` });
    const { values } = readAnswer(jiraUsers, answer, product);
    for (const { accountId, emailAddress } of values) {
      if (addresses.has(accountId)) addresses.set(accountId, emailAddress === '' ? undefined : emailAddress);
    }
  }
  return [...addresses].map(([accountId, email]) => ({ accountId, email }));
}
