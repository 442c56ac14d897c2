import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import type { Refusal } from '../../target.ts';
import type { ConfluenceClient } from '../confluence-data-center-client.ts';
import { failureOfOne, notAdministrator } from '../confluence-data-center-failure.ts';

/** https://docs.atlassian.com/ConfluenceServer/rest/8.9.0/#api/user-getUser */
const userShape = z.object({
  type: z.string(),
  username: z.string().default(''),
  userKey: z.string().default(''),
  status: z.string().nullish(),
  profilePicture: z.object({ path: z.string(), isDefault: z.boolean() }).nullish(),
});

/** A user of Confluence. `userKey` stays when they are renamed. */
export interface Account {
  readonly userKey: string;
  readonly username: string;
  readonly active: boolean;
  /** Where their picture lies; null: the default shows; undefined: Confluence does not tell. */
  readonly picture: string | null | undefined;
}

export type AccountReading =
  | { readonly status: 'found'; readonly account: Account }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

export async function readAccount(
  client: ConfluenceClient,
  by: { readonly userKey: string } | { readonly username: string },
  signal: AbortSignal,
): Promise<AccountReading> {
  const [name, value] = 'userKey' in by ? ['key', by.userKey] : ['username', by.username];
  const path = `/rest/api/user?${name}=${encodeURIComponent(value)}&expand=status`;
  const response = await client.send({ path }, signal);
  if (response.status === 404) return { status: 'gone' };
  if (response.status === 403) throw new ConnectorError(notAdministrator);
  if (response.status !== 200) return { status: 'failed', failure: failureOfOne(response, 'read a user') };
  return readingOf(response);
}

/** Who was deleted is still known by key, as `unknown`. */
export function readingOf(response: HttpResponse): AccountReading {
  const read = userShape.safeParse(parseJson(response));
  if (!read.success) throw new ConnectorError(unreadableUser);
  const { type, username, userKey, status, profilePicture } = read.data;
  if (type === 'unknown' || type === 'anonymous') return { status: 'gone' };
  if (userKey === '') throw new ConnectorError(unreadableUser);
  const active = status === null || status === undefined || status.toLowerCase() === 'current';
  const picture = profilePicture ? (profilePicture.isDefault ? null : profilePicture.path) : undefined;
  return { status: 'found', account: { userKey, username, active, picture } };
}

const unreadableUser = {
  reason: 'unexpected-answer',
  message:
    'Confluence describes users in a way that Roster cannot read. Check that the base URL is that of Confluence Data Center.',
  setting: 'baseUrl',
} as const;

export const deactivated: Refusal = {
  code: 'deactivated',
  message: 'The account is disabled in Confluence, so nothing is written. Enable it there, or leave the person out.',
};

export const notAllowed: Refusal = {
  code: 'not-allowed',
  message:
    'Confluence does not let Roster’s account change this user: system administrators are changed by system administrators only.',
};
