import { z } from 'zod';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import { jsonObject, shaped } from '../okta-answer.ts';
import type { OktaClient } from '../okta-client.ts';
import { tasks, type OktaTask } from '../okta-failure.ts';
import { readUsers, type ReadUsers } from '../okta-record.ts';
import type { OktaSettings } from '../okta-settings.ts';
import { linkedManagers } from './linked-managers.ts';
import type { Listing } from './user-paths.ts';

/** What every read of people has at hand. */
export interface ReadMeans {
  readonly client: OktaClient;
  readonly origin: string;
  readonly settings: OktaSettings;
  readonly context: SourceContext;
  /** Names org and scope in cursors and bookmarks. */
  readonly of: string;
}

export interface UserPage {
  readonly users: readonly JsonObject[];
  readonly nextLink: string | undefined;
  readonly date: Date;
}

export const userList = z.array(jsonObject);

/** Throws unless Okta answers with a list. */
export async function readUserPage(
  { client }: Pick<ReadMeans, 'client'>,
  path: string,
  task: OktaTask,
  signal: AbortSignal,
): Promise<UserPage> {
  const { body, nextLink, date } = await client.get(path, task, signal);
  return { users: shaped(userList, body), nextLink, date };
}

/** Makes people of users, with the managers that linked objects name. */
export async function peopleOf(
  users: readonly JsonObject[],
  means: ReadMeans,
  signal: AbortSignal,
): Promise<ReadUsers> {
  return readUsers(users, means.settings, await linkedManagers(users, means, signal));
}

export function listingTask({ groupId }: Pick<Listing, 'groupId'>, { context }: Pick<ReadMeans, 'context'>): OktaTask {
  if (groupId !== undefined) return { ...tasks.groups, hint: `Check the group ${groupId} of the scope.` };
  return context.scope.filter === '' ? tasks.users : { ...tasks.users, hint: 'Check the filter of the scope.' };
}
