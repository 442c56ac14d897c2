import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { oktaId } from '../directory/okta-id.ts';
import type { Org } from '../directory/org.ts';
import { userSchema, userTypes } from '../directory/schema.ts';
import { listLogs } from './logs.ts';
import { getUser, groupsOfUser, linkedObjects, listMembers, listUsers } from './users.ts';

/** What a request is about, for faults and counts. */
export type OktaRequestKind =
  | 'token'
  | 'users'
  | 'user'
  | 'group-users'
  | 'user-groups'
  | 'linked-objects'
  | 'schema'
  | 'logs'
  | 'picture'
  | 'other';

export interface Route {
  readonly kind: OktaRequestKind;
  readonly path: RegExp;
  readonly scope: string;
  readonly answer: (org: Org, arrival: Arrival, parts: readonly string[]) => SimulatedAnswer;
}

const typeId = oktaId('oty', '00000000-0000-4000-8000-000000000001');

export const routes: readonly Route[] = [
  { kind: 'users', path: /^\/api\/v1\/users$/, scope: 'okta.users.read', answer: listUsers },
  { kind: 'user', path: /^\/api\/v1\/users\/([^/]+)$/, scope: 'okta.users.read', answer: getUser },
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
    answer: ({ url }) => ({ status: 200, body: userSchema(url) }),
  },
  {
    kind: 'schema',
    path: /^\/api\/v1\/meta\/types\/user$/,
    scope: 'okta.userTypes.read',
    answer: ({ url }) => ({ status: 200, body: userTypes(url, typeId) }),
  },
  { kind: 'logs', path: /^\/api\/v1\/logs$/, scope: 'okta.logs.read', answer: listLogs },
];

export function kindOf({ path }: Arrival): OktaRequestKind {
  if (path === '/oauth2/v1/token') return 'token';
  if (path.startsWith('/pictures/')) return 'picture';
  return routes.find((route) => route.path.test(path))?.kind ?? 'other';
}
