import type { ConnectorScope } from '#contract/scope.ts';
import type { SourceId } from '../../../model/record.ts';
import type { UserSelection } from './user-selection.ts';

/** One list of Graph's that names people in scope: all users, or the members of one group. */
export interface Listing {
  readonly path: string;
  /** An advanced query: https://learn.microsoft.com/graph/aad-advanced-queries */
  readonly eventual: boolean;
  /** Lists that are advanced queries cannot bring managers: they name people, who are then read by id. */
  readonly gives: 'users' | 'ids';
  readonly groupId?: string;
}

/** Signing in is asked of the log, which allows no larger page. */
const pageSizeOf = (select: readonly string[]): number => (select.includes('signInActivity') ? 120 : 999);

export const filterParameter = (...terms: readonly string[]): string =>
  `$filter=${encodeURIComponent(terms.length === 1 ? (terms[0] ?? '') : terms.map((term) => `(${term})`).join(' and '))}`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const idIs = (id: SourceId): string => `id eq ${quoted(id)}`;
export const idIn = (ids: readonly SourceId[]): string => `id in (${ids.map(quoted).join(',')})`;

/** `$select`, and `$expand` for the manager if the mapping wants one. */
export function wholeUser({ properties, managerProperties }: UserSelection): string {
  const select = `$select=${properties.join(',')}`;
  return managerProperties === undefined ? select : `${select}&$expand=manager($select=${managerProperties.join(',')})`;
}

export const userPath = (id: SourceId, selection: UserSelection): string =>
  `/users/${encodeURIComponent(id)}?${wholeUser(selection)}`;

/** The lists that make up the scope. `eventual`: Graph said that the filter needs an advanced query. */
export function listingsOf(
  { groups, nestedGroups, filter }: ConnectorScope,
  selection: UserSelection,
  eventual: boolean,
): readonly Listing[] {
  const filters = filter === '' ? [] : [filter];
  if (groups.length > 0) return groups.map((id) => memberListing(id, nestedGroups, filters));
  if (eventual) return [{ path: advancedPath('/users', filters), eventual, gives: 'ids' }];
  const parameters = [
    wholeUser(selection),
    `$top=${String(pageSizeOf(selection.properties))}`,
    ...filters.map((one) => filterParameter(one)),
  ];
  return [{ path: `/users?${parameters.join('&')}`, eventual, gives: 'users' }];
}

/** https://learn.microsoft.com/graph/api/group-list-transitivemembers */
function memberListing(groupId: string, nested: boolean, filters: readonly string[]): Listing {
  const members = `/groups/${encodeURIComponent(groupId)}/${nested ? 'transitiveMembers' : 'members'}`;
  return {
    path: advancedPath(`${members}/microsoft.graph.user`, filters),
    eventual: true,
    gives: 'ids',
    groupId,
  };
}

/** Whether somebody is in scope: the same lists, narrowed to one person. */
export function membershipPaths({ groups, nestedGroups, filter }: ConnectorScope, id: SourceId): readonly string[] {
  const filters = [idIs(id), ...(filter === '' ? [] : [filter])];
  if (groups.length > 0) return groups.map((group) => memberListing(group, nestedGroups, filters).path);
  return filter === '' ? [] : [advancedPath('/users', filters)];
}

function advancedPath(path: string, filters: readonly string[]): string {
  const parameters = ['$select=id', '$top=999', '$count=true'];
  return `${path}?${[...parameters, ...(filters.length === 0 ? [] : [filterParameter(...filters)])].join('&')}`;
}
