import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { oktaId } from '../directory/okta-id.ts';
import type { Org } from '../directory/org.ts';
import { userSchema, userTypes } from '../directory/schema.ts';
import { createAttributes, updateUser } from './writes.ts';
import { listLogs } from './logs.ts';
import { getUser, groupsOfUser, linkedObjects, listMembers, listUsers } from './users.ts';

/** What a request is about, for faults and counts. */
export type OktaRequestKind =
  | 'token'
  | 'users'
  | 'user'
  | 'user-write'
  | 'group-users'
  | 'user-groups'
  | 'linked-objects'
  | 'schema'
  | 'schema-write'
  | 'logs'
  | 'picture'
  | 'other';

export interface Route {
  readonly kind: OktaRequestKind;
  /** Default: GET. */
  readonly method?: 'POST';
  readonly path: RegExp;
  readonly scope: string;
  readonly answer: (org: Org, arrival: Arrival, parts: readonly string[]) => SimulatedAnswer;
}

const typeId = oktaId('oty', '00000000-0000-4000-8000-000000000001');

const routes: readonly Route[] = [
  { kind: 'users', path: /^\/api\/v1\/users$/, scope: 'okta.users.read', answer: listUsers },
  { kind: 'user', path: /^\/api\/v1\/users\/([^/]+)$/, scope: 'okta.users.read', answer: getUser },
  {
    kind: 'user-write',
    method: 'POST',
    path: /^\/api\/v1\/users\/([^/]+)$/,
    scope: 'okta.users.manage',
    answer: updateUser,
  },
  { kind: 'user-groups', path: /^\/api\/v1\/users\/([^/]+)\/groups$/, scope: 'okta.groups.read', answer: groupsOfUser },
  {
    kind: 'linked-objects',
    path: /^\/api\/v1\/users\/([^/]+)\/linkedObjects\/([^/]+)$/,
    scope: 'okta.users.read',
    answer: linkedObjects,
  },
  { kind: 'group-users', path: /^\/api\/v1\/groups\/([^/]+)\/users$/, scope: 'okta.groups.read', answer: listMembers },
  {
    kind: 'schema',
    path: /^\/api\/v1\/meta\/schemas\/user\/default$/,
    scope: 'okta.schemas.read',
    answer: ({ url, created }) => ({ status: 200, body: userSchema(url, created) }),
  },
  {
    kind: 'schema-write',
    method: 'POST',
    path: /^\/api\/v1\/meta\/schemas\/user\/default$/,
    scope: 'okta.schemas.manage',
    answer: createAttributes,
  },
  {
    kind: 'schema',
    path: /^\/api\/v1\/meta\/types\/user$/,
    scope: 'okta.userTypes.read',
    answer: ({ url }) => ({ status: 200, body: userTypes(url, typeId) }),
  },
  { kind: 'logs', path: /^\/api\/v1\/logs$/, scope: 'okta.logs.read', answer: listLogs },
];

export const routeOf = ({ path, method }: Pick<Arrival, 'path' | 'method'>): Route | undefined =>
  routes.find((route) => route.path.test(path) && (route.method ?? 'GET') === method);

export function kindOf({ path, method }: Arrival): OktaRequestKind {
  if (path === '/oauth2/v1/token') return 'token';
  if (path.startsWith('/pictures/')) return 'picture';
  return routeOf({ path, method })?.kind ?? 'other';
}
