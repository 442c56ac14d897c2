import { listUserChanges } from '../directory/delta.ts';
import { createExtensionProperty, listExtensionProperties } from '../directory/extension-properties.ts';
import { getGroup, listGroups } from '../directory/list-groups.ts';
import { listMembers } from '../directory/group-members.ts';
import { listOrganization } from '../directory/organization.ts';
import { permissions } from '../directory/permissions.ts';
import type { Tenant } from '../directory/tenant.ts';
import { updateUser } from '../directory/update-user.ts';
import { getManager, getUser, listUsers } from '../directory/users.ts';
import { type GraphAnswer, GraphError, type GraphRequest } from '../graph-exchange.ts';
import { getPhoto, getPhotoBytes, getPhotoSize, listPhotos } from '../photos/photos.ts';
import type { RequestKind } from './request-kind.ts';

type Handler = (tenant: Tenant, request: GraphRequest, params: readonly string[]) => GraphAnswer | Promise<GraphAnswer>;

export interface Route {
  readonly kind: RequestKind;
  /** Default: GET. */
  readonly method?: 'PATCH' | 'POST';
  readonly handler: Handler;
  /** Application permissions, any of which will do. */
  readonly anyOf: readonly string[];
  /** Resource units before what the query options add and take away. */
  readonly units: number;
}

interface RoutePattern extends Route {
  readonly pattern: RegExp;
}

const route = (path: string, rest: Omit<Route, 'units'> & { readonly units?: number }): RoutePattern => ({
  pattern: new RegExp(`^${path.replaceAll('{}', '([^/]+)').replaceAll('$', '\\$')}$`, 'iu'),
  units: 1,
  ...rest,
});
const { users, usersInFull, userWrites, photos, groups, members, organization } = permissions;
const { extensions, extensionWrites } = permissions;
const extensionPath = "/applications\\(appId='{}'\\)/extensionProperties";
const [directMembers, transitiveMembers] = [listMembers('members'), listMembers('transitiveMembers')];

/** In this order: the first that matches. Units: https://learn.microsoft.com/graph/throttling-limits */
const routes: readonly RoutePattern[] = [
  route('/users', { kind: 'users', anyOf: users, handler: listUsers, units: 2 }),
  route('/users/delta', { kind: 'delta', anyOf: usersInFull, handler: listUserChanges }),
  route('/users/microsoft.graph.delta(?:\\(\\))?', { kind: 'delta', anyOf: usersInFull, handler: listUserChanges }),
  route('/users/{}', { kind: 'user', anyOf: users, handler: getUser }),
  route('/users/{}', { kind: 'user-write', method: 'PATCH', anyOf: userWrites, handler: updateUser }),
  route(extensionPath, { kind: 'extension-properties', anyOf: extensions, handler: listExtensionProperties }),
  route(extensionPath, {
    kind: 'extension-properties-write',
    method: 'POST',
    anyOf: extensionWrites,
    handler: createExtensionProperty,
  }),
  route('/users/{}/manager', { kind: 'manager', anyOf: usersInFull, handler: getManager }),
  route('/users/{}/photo', { kind: 'photo-metadata', anyOf: photos, handler: getPhoto }),
  route('/users/{}/photos', { kind: 'photo-list', anyOf: photos, handler: listPhotos }),
  route('/users/{}/photo/$value', { kind: 'photo-bytes', anyOf: photos, handler: getPhotoBytes }),
  route('/users/{}/photos/{}', { kind: 'photo-metadata', anyOf: photos, handler: getPhotoSize }),
  route('/users/{}/photos/{}/$value', { kind: 'photo-bytes', anyOf: photos, handler: getPhotoBytes }),
  route('/groups', { kind: 'groups', anyOf: groups, handler: listGroups }),
  route('/groups/{}', { kind: 'group', anyOf: groups, handler: getGroup }),
  route('/groups/{}/members', { kind: 'members', anyOf: members, handler: directMembers, units: 3 }),
  route('/groups/{}/members/{}', { kind: 'members', anyOf: members, handler: directMembers, units: 3 }),
  route('/groups/{}/transitiveMembers', { kind: 'members', anyOf: members, handler: transitiveMembers, units: 5 }),
  route('/groups/{}/transitiveMembers/{}', { kind: 'members', anyOf: members, handler: transitiveMembers, units: 5 }),
  route('/organization', { kind: 'organization', anyOf: organization, handler: listOrganization }),
];

export interface RouteMatch {
  readonly route: Route;
  readonly params: readonly string[];
}

/** Of a path that knows no such method, the first of its routes. */
export function matchRoute(path: string, method = 'GET'): RouteMatch {
  const matching = routes.filter(({ pattern }) => pattern.test(path));
  const route = matching.find((candidate) => (candidate.method ?? 'GET') === method) ?? matching[0];
  const match = route?.pattern.exec(path);
  if (route && match) return { route, params: match.slice(1).map((param) => decodeURIComponent(param)) };
  return { route: { kind: 'unknown', anyOf: [], units: 1, handler: unknownPath }, params: [] };
}

function unknownPath(_tenant: Tenant, { path }: GraphRequest): GraphAnswer {
  throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${path.split('/')[1] ?? ''}'.`);
}

/** `$select` takes one off, `$top` below 20 another, `$expand` adds one; it is never less than one. */
export function unitsOf({ units }: Route, { query }: GraphRequest): number {
  const top = Number(query.get('$top') ?? '100');
  const change = Number(query.has('$expand')) - Number(query.has('$select')) - Number(top < 20);
  return Math.max(1, units + change);
}
