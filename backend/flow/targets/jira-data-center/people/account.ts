import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { parseJson } from '../../../../http/http-message.ts';
import type { Refusal } from '../../target.ts';
import type { JiraClient } from '../jira-data-center-client.ts';
import { failureOfOne, notAdministrator } from '../jira-data-center-failure.ts';

/** https://docs.atlassian.com/software/jira/docs/api/REST/9.12.0/#api/2/user-getUser */
const userShape = z.object({
  key: z.string(),
  name: z.string(),
  emailAddress: z.string().nullish(),
  active: z.boolean().default(true),
  deleted: z.boolean().default(false),
  avatarUrls: z.record(z.string(), z.string()).default({}),
});

/** A user of Jira. `key` stays when they are renamed; avatars go by `name` alone. */
export interface Account {
  readonly key: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly active: boolean;
  /** Their picture comes from elsewhere, whatever is uploaded. */
  readonly external: boolean;
}

export function accountOf(user: unknown): Account | 'gone' | undefined {
  const read = userShape.safeParse(user);
  if (!read.success) return undefined;
  const { key, name, emailAddress, active, deleted, avatarUrls } = read.data;
  if (deleted) return 'gone';
  return { key, name, email: emailAddress ?? undefined, active, external: Object.values(avatarUrls).some(isElsewhere) };
}

/** Jira serves its own avatars at `…/secure/useravatar`. */
const isElsewhere = (url: string): boolean => URL.canParse(url) && !new URL(url).pathname.endsWith('/useravatar');

export type AccountReading =
  | { readonly status: 'found'; readonly account: Account }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

export async function readAccount(
  client: JiraClient,
  by: { readonly key: string } | { readonly username: string },
  signal: AbortSignal,
): Promise<AccountReading> {
  const query = 'key' in by ? `key=${encodeURIComponent(by.key)}` : `username=${encodeURIComponent(by.username)}`;
  const response = await client.send({ path: `/rest/api/2/user?${query}` }, signal);
  if (response.status === 404) return { status: 'gone' };
  if (response.status === 403) throw new ConnectorError(notAdministrator);
  if (response.status !== 200) return { status: 'failed', failure: failureOfOne(response, 'read a user') };
  const account = accountOf(parseJson(response));
  if (account === undefined) throw new ConnectorError(unreadableUser);
  return account === 'gone' ? { status: 'gone' } : { status: 'found', account };
}

export const unreadableUser = {
  reason: 'unexpected-answer',
  message:
    'Jira describes users in a way that Roster cannot read. Check that the base URL is that of Jira Data Center.',
  setting: 'baseUrl',
} as const;

export const deactivated: Refusal = {
  code: 'deactivated',
  message: 'The account is inactive in Jira, so nothing is written. Activate it there, or leave the person out.',
};

export const notAllowed: Refusal = {
  code: 'not-allowed',
  message:
    'Jira does not let Roster’s account change this user: system administrators are changed by system administrators only.',
};
