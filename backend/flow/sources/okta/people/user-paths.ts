import type { ConnectorScope } from '#contract/scope.ts';
import type { SourceId } from '../../../model/record.ts';
import { languageOf } from './filter-language.ts';
import { type StatusRules, wantedStatuses } from './statuses.ts';

/** One list of Okta's: all users, or the members of one group. */
export interface Listing {
  readonly path: string;
  readonly groupId?: string;
}

/** The most that Okta gives of users: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ */
const pageSize = 200;

/** The lists that make up the scope. With groups and a filter, the list is narrowed to their members by id. */
export function listingsOf({ groups, filter }: ConnectorScope, rules: StatusRules): readonly Listing[] {
  if (groups.length > 0 && filter === '') return groups.map(memberListing);
  return [{ path: usersPath(wantedStatuses(rules), filter) }];
}

export const memberListing = (groupId: string): Listing => ({
  path: `/groups/${encodeURIComponent(groupId)}/users?limit=${String(pageSize)}`,
  groupId,
});

export const changedPath = (since: Date): string => usersPath(`lastUpdated gt "${since.toISOString()}"`, '');

/** Whether somebody matches the filter of the scope. */
export const matchPath = (id: SourceId, filter: string): string =>
  usersPath(`id eq "${id.replaceAll(/["\\]/g, '')}"`, filter);

/** `filter` and `search` include people who are DEPROVISIONED; a list with neither leaves them out. */
function usersPath(own: string, filter: string): string {
  const expression = filter === '' ? own : `(${own}) and (${filter})`;
  const language = filter === '' ? 'filter' : languageOf(filter);
  return `/users?limit=${String(pageSize)}&${language}=${encodeURIComponent(expression)}`;
}

export const userPath = (id: SourceId): string => `/users/${encodeURIComponent(id)}`;
export const groupsOfPath = (id: SourceId): string => `${userPath(id)}/groups`;
export const linkedPath = (id: SourceId, relation: string): string =>
  `${userPath(id)}/linkedObjects/${encodeURIComponent(relation)}`;

/** Deletions for good, which leave no trace among the users. */
export const deletionsPath = (since: Date): string =>
  `/logs?since=${encodeURIComponent(since.toISOString())}&filter=${encodeURIComponent('eventType eq "user.lifecycle.delete.completed"')}&sortOrder=ASCENDING&limit=1000`;
