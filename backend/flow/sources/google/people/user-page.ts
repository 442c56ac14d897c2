import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import { shaped } from '../google-answer.ts';
import type { GoogleClient } from '../google-client.ts';
import { googleFailure, tasks, type GoogleTask } from '../google-failure.ts';
import type { GoogleSettings } from '../google-settings.ts';
import type { UserSelection } from './user-selection.ts';

/** What every read of people has at hand. */
export interface ReadMeans {
  readonly client: GoogleClient;
  readonly settings: GoogleSettings;
  readonly context: SourceContext;
  readonly selection: UserSelection;
  /** Names mapping and scope in cursors. */
  readonly of: string;
  readonly now: () => Date;
}

/** As many as Google allows. */
const usersPerPage = 500;

export const userObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** An empty list lacks its key. */
const pageShape = z.object({ users: z.array(userObject).default([]), nextPageToken: z.string().optional() });
export type UserPage = z.infer<typeof pageShape>;

export interface UserListOrder {
  readonly list: 'users' | 'deleted';
  readonly next: string | null;
  readonly size?: number;
  /** Instead of the scope's filter. */
  readonly query?: string;
  /** Whether `next` comes from an earlier page, and what a refusal of it may mean. */
  readonly follows?: GoogleTask['follows'];
}

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/list */
function userListPath(order: UserListOrder, { settings, context, selection }: ReadMeans): string {
  const query = order.query ?? context.scope.filter;
  const ofUsers = selection.fields === 'all' ? 'users' : `users(${selection.fields.join(',')})`;
  const parameters = new URLSearchParams({
    ...accountOf(settings),
    maxResults: String(order.size ?? usersPerPage),
    // Without the token among the fields, every list would end with its first page.
    fields: `nextPageToken,${order.list === 'deleted' ? 'users(id)' : ofUsers}`,
    ...(order.list === 'deleted' ? { showDeleted: 'true' } : { projection: 'full' }),
    ...(order.list === 'users' && query !== '' ? { query } : {}),
    ...(order.next === null ? {} : { pageToken: order.next }),
  });
  return `/users?${parameters.toString()}`;
}

const accountOf = ({ customer, domain }: GoogleSettings): Record<string, string> =>
  domain === '' ? { customer: customer === '' ? 'my_customer' : customer } : { domain };

export function userPath(id: string, { selection }: ReadMeans): string {
  const fields = selection.fields === 'all' ? {} : { fields: selection.fields.join(',') };
  return `/users/${encodeURIComponent(id)}?${new URLSearchParams({ projection: 'full', ...fields }).toString()}`;
}

export async function readUserPage(order: UserListOrder, means: ReadMeans, signal: AbortSignal): Promise<UserPage> {
  const answer = await means.client.ask(userListPath(order, means), signal);
  if (answer.status !== 200) {
    throw new ConnectorError(googleFailure(answer.refusal, { ...usersTask(means), follows: order.follows ?? false }));
  }
  return shaped(pageShape, answer.body);
}

/** Knows what is to blame when Google makes no sense of the list. */
export function usersTask({ settings, context }: Pick<ReadMeans, 'settings' | 'context'>): GoogleTask {
  const { customer, domain } = settings;
  const { filter } = context.scope;
  const account = domain !== '' ? 'domain' : customer !== '' ? 'customer' : undefined;
  const blame = [
    ...(account === 'domain' ? [`that the domain ${domain} belongs to the administrator’s account`] : []),
    ...(account === 'customer' ? [`that ${customer} is the customer’s ID`] : []),
    ...(filter === '' ? [] : ['the filter of the scope']),
  ];
  return {
    ...tasks.users,
    ...(blame.length === 0 ? {} : { hint: `Check ${blame.join(', and ')}.` }),
    ...(account === undefined || filter !== '' ? {} : { setting: account }),
  };
}
