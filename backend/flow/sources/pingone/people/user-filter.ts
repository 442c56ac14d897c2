import type { ConnectorScope } from '#contract/scope.ts';

/** https://docs.pingidentity.com/pingone/directory/p1_scim_filter_language.html */
export const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

/** All of these; empty ones count for nothing. */
export function allOf(...terms: readonly string[]): string {
  const given = terms.filter((term) => term !== '');
  return given.length < 2 ? (given[0] ?? '') : given.map((term) => `(${term})`).join(' and ');
}

/** Addresses have a length, so that many groups are several lists. */
const groupsPerList = 20;

/** The filters whose lists together are everyone in scope; `''` is everyone. */
export function filtersOf({ groups, nestedGroups, filter }: ConnectorScope): readonly string[] {
  if (groups.length === 0) return [filter];
  const lists: string[] = [];
  for (let at = 0; at < groups.length; at += groupsPerList) {
    const members = groups.slice(at, at + groupsPerList).map((id) => memberOf(id, nestedGroups));
    lists.push(allOf(members.join(' or '), filter));
  }
  return lists;
}

/** Members of groups within are indirect ones of the group. */
function memberOf(groupId: string, nested: boolean): string {
  return `memberOfGroups[id eq ${quoted(groupId)}${nested ? '' : ' and type eq "DIRECT"'}]`;
}

export const changedAfter = (since: string): string => `updatedAt gt ${quoted(since)}`;

/** Largest page that PingOne gives: https://developer.pingidentity.com/pingone-api/platform/users/users-1/read-all-users.html */
const pageSize = 200;

export function usersPath(filter: string, limit = pageSize): string {
  const filtered = filter === '' ? '' : `&filter=${encodeURIComponent(filter)}`;
  return `/users?limit=${String(limit)}${filtered}`;
}
