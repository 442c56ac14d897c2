import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { deleteAvatar, listAvatars, makeAvatar, selectAvatar, storeTemporary } from './avatars/avatar-endpoints.ts';
import { askCompanion } from './companion-endpoint.ts';
import { isPage } from './jira-pages.ts';
import type { JiraRequest } from './jira-request.ts';
import { deleteProperty, getProperty, putProperty } from './property-endpoints.ts';
import { getUser, myPermissions, myself, searchUsers } from './user-endpoints.ts';

/** What a request is about, for the log and for faults. */
export type JiraRequestKind =
  | 'myself'
  | 'permissions'
  | 'user'
  | 'search'
  | 'avatars'
  | 'temporary-avatar'
  | 'make-avatar'
  | 'select-avatar'
  | 'delete-avatar'
  | 'property'
  | 'put-property'
  | 'delete-property'
  | 'companion'
  | 'companion-read'
  | 'companion-write'
  | 'page'
  | 'unknown';

/** Kinds of request that can change something. */
export const writingKinds: readonly JiraRequestKind[] = [
  'temporary-avatar',
  'make-avatar',
  'select-avatar',
  'delete-avatar',
  'put-property',
  'delete-property',
  'companion-write',
];

interface JiraRoute {
  readonly kind: JiraRequestKind;
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: (request: JiraRequest) => SimulatedAnswer;
}

const route = (kind: JiraRequestKind, call: string, handler: JiraRoute['handler']): JiraRoute => {
  const [method = '', path = ''] = call.split(' ');
  return { kind, method, pattern: new RegExp(`${path.replaceAll('{}', '([^/]+)')}$`), handler };
};

const api = '/rest/api/2';
const companion = '/rest/scriptrunner/latest/custom/rosterProfiles';

const routes: readonly JiraRoute[] = [
  route('myself', `GET ${api}/myself`, myself),
  route('permissions', `GET ${api}/mypermissions`, myPermissions),
  route('user', `GET ${api}/user`, getUser),
  route('search', `GET ${api}/user/search`, searchUsers),
  route('avatars', `GET ${api}/user/avatars`, listAvatars),
  route('temporary-avatar', `POST ${api}/user/avatar/temporary`, storeTemporary),
  route('make-avatar', `POST ${api}/user/avatar`, makeAvatar),
  route('select-avatar', `PUT ${api}/user/avatar`, selectAvatar),
  route('delete-avatar', `DELETE ${api}/user/avatar/{}`, deleteAvatar),
  route('property', `GET ${api}/user/properties/{}`, getProperty),
  route('put-property', `PUT ${api}/user/properties/{}`, putProperty),
  route('delete-property', `DELETE ${api}/user/properties/{}`, deleteProperty),
  route('companion', `GET ${companion}`, askCompanion),
  route('companion-read', `POST ${companion}`, askCompanion),
  route('companion-write', `PUT ${companion}`, askCompanion),
];

export function matchRoute({
  method,
  path,
}: Arrival): { readonly route: JiraRoute; readonly params: readonly string[] } | undefined {
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null;
    if (match !== null) return { route: candidate, params: match.slice(1).map((part) => decodeURIComponent(part)) };
  }
  return undefined;
}

export const kindOf = (arrival: Arrival): JiraRequestKind =>
  matchRoute(arrival)?.route.kind ?? (isPage(arrival) ? 'page' : 'unknown');
