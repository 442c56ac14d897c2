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

/**
 * Asks Jira, as the app, who an account is and whether it administers Jira: its token alone says nothing of rights
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/).
 */
export async function askProductUser(product: ProductClient, accountId: string): Promise<ProductUser> {
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
    email: emailAddress === undefined || emailAddress === '' ? undefined : emailAddress.toLowerCase(),
    role: globalPermissions.includes('ADMINISTER') ? 'admin' : 'user',
  };
}
