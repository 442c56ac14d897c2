import { z } from 'zod';
import type { Role } from '#contract/session.ts';
import { readAnswer, type ProductClient } from '../../atlassian/product-client.ts';
import { refusedToken } from './refused-token.ts';

/** Someone of an Atlassian site, as the site itself describes them. */
export interface ProductUser {
  readonly name: string;
  /** Absent where the person shows it to nobody. */
  readonly email: string | undefined;
  readonly role: Role;
}

const jiraUser = z.object({ displayName: z.string(), emailAddress: z.string().optional() });
const jiraPermissions = z.object({ globalPermissions: z.array(z.string()) });
const confluenceUser = z.object({
  displayName: z.string(),
  email: z.string().optional(),
  operations: z.array(z.object({ operation: z.string(), targetType: z.string() })),
});

/** Asks the product, as the app, who an account is and whether it administers the product: its token says nothing of rights. */
export function askProductUser(product: ProductClient, accountId: string): Promise<ProductUser> {
  return product.product === 'confluence' ? askConfluence(product, accountId) : askJira(product, accountId);
}

/** As https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/ has it. */
async function askJira(product: ProductClient, accountId: string): Promise<ProductUser> {
  const [permissions, user] = await Promise.all([
    product.send({
      method: 'POST',
      url: '/rest/api/3/permissions/check',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accountId, globalPermissions: ['ADMINISTER'] }),
      repeatable: true,
    }),
    product.send({ url: `/rest/api/3/user?accountId=${encodeURIComponent(accountId)}` }),
  ]);
  // The account was there when the token was made, and is closed since.
  if (user.status === 404) throw refusedToken();
  const { globalPermissions } = readAnswer(jiraPermissions, permissions, product);
  const { displayName, emailAddress } = readAnswer(jiraUser, user, product);
  return {
    name: displayName,
    email: shownEmail(emailAddress),
    role: globalPermissions.includes('ADMINISTER') ? 'admin' : 'user',
  };
}

/**
 * Confluence tells what somebody may do along with who they are: whoever administers it may `administer` the `application`
 * (https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/#api-wiki-rest-api-user-get).
 */
async function askConfluence(product: ProductClient, accountId: string): Promise<ProductUser> {
  const query = new URLSearchParams({ accountId, expand: 'operations' }).toString();
  const answer = await product.send({ url: `/rest/api/user?${query}` });
  if (answer.status === 404) throw refusedToken();
  const { displayName, email, operations } = readAnswer(confluenceUser, answer, product);
  const administers = operations.some(
    ({ operation, targetType }) => operation === 'administer' && targetType === 'application',
  );
  return { name: displayName, email: shownEmail(email), role: administers ? 'admin' : 'user' };
}

/** Empty where it is shown to no app. */
function shownEmail(email: string | undefined): string | undefined {
  return email === undefined || email === '' ? undefined : email.toLowerCase();
}
