import { z } from 'zod';
import type { MetAccount } from './account-store.ts';
import { readAnswer, type Product, type ProductClient } from './product-client.ts';

/** How a product is asked about many accounts by one request. */
interface Asking {
  /** How many at most: what is asked beyond that, it leaves out. */
  readonly atOnce: number;
  readonly address: (accounts: URLSearchParams) => string;
  readonly answer: z.ZodType<readonly MetAccount[]>;
}

const askings: Readonly<Record<Product, Asking>> = {
  // https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-bulk-get
  jira: {
    atOnce: 200,
    address: (accounts) => `/rest/api/3/user/bulk?maxResults=200&${accounts.toString()}`,
    answer: z
      .object({ values: z.array(z.object({ accountId: z.string(), emailAddress: z.string().optional() })) })
      .transform(({ values }) => values.map(({ accountId, emailAddress: email }) => ({ accountId, email }))),
  },
  // https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/#api-wiki-rest-api-user-bulk-get
  confluence: {
    atOnce: 100,
    address: (accounts) => `/rest/api/user/bulk?${accounts.toString()}`,
    answer: z
      .object({ results: z.array(z.object({ accountId: z.string(), email: z.string().optional() })) })
      .transform(({ results }) => results.map(({ accountId, email }) => ({ accountId, email }))),
  },
};

/** What the product shows of accounts. One that it no longer has is told without an address. */
export async function meetAccounts(
  product: ProductClient,
  accountIds: readonly string[],
): Promise<readonly MetAccount[]> {
  const { atOnce, address, answer } = askings[product.product];
  const addresses = new Map<string, string | undefined>(accountIds.map((accountId) => [accountId, undefined]));
  for (let from = 0; from < accountIds.length; from += atOnce) {
    const page = accountIds.slice(from, from + atOnce);
    const query = new URLSearchParams();
    for (const accountId of page) query.append('accountId', accountId);
    const met = readAnswer(answer, await product.send({ url: address(query) }), product);
    for (const { accountId, email } of met) {
      if (addresses.has(accountId)) addresses.set(accountId, email === '' ? undefined : email);
    }
  }
  return [...addresses].map(([accountId, email]) => ({ accountId, email }));
}
