import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { listMembers } from './directory/members.ts';
import { listSchemas } from './directory/schemas.ts';
import { type Directory, type DirectoryRequest, getUser, listUsers } from './directory/users.ts';
import { scopes } from './google-options.ts';
import { getPhoto } from './photos/photos.ts';

/** What a request is about, for the log and for faults. */
export type GoogleRequestKind =
  'token' | 'sign-jwt' | 'metadata' | 'users' | 'deleted-users' | 'user' | 'photo' | 'members' | 'schemas' | 'unknown';

type Handler = (directory: Directory, request: DirectoryRequest) => Promise<SimulatedAnswer> | SimulatedAnswer;

export interface DirectoryRoute {
  readonly kind: GoogleRequestKind;
  readonly pattern: RegExp;
  /** Any of which will do. */
  readonly scopes: readonly string[];
  readonly handler: Handler;
}

const route = (path: string, rest: Omit<DirectoryRoute, 'pattern'>): DirectoryRoute => ({
  pattern: new RegExp(`^/admin/directory/v1${path.replaceAll('{}', '([^/]+)')}$`, 'u'),
  ...rest,
});
const memberScopes = [scopes.members, scopes.groups];

const directoryRoutes: readonly DirectoryRoute[] = [
  route('/users', { kind: 'users', scopes: [scopes.users], handler: listUsers }),
  route('/users/{}', { kind: 'user', scopes: [scopes.users], handler: getUser }),
  route('/users/{}/photos/thumbnail', { kind: 'photo', scopes: [scopes.users], handler: getPhoto }),
  route('/groups/{}/members', { kind: 'members', scopes: memberScopes, handler: listMembers }),
  route('/customer/{}/schemas', { kind: 'schemas', scopes: [scopes.schemas], handler: listSchemas }),
];

export interface RouteMatch {
  readonly route: DirectoryRoute;
  readonly params: readonly string[];
}

export function matchRoute(path: string): RouteMatch | undefined {
  for (const candidate of directoryRoutes) {
    const match = candidate.pattern.exec(path);
    if (match !== null) return { route: candidate, params: match.slice(1).map((part) => decodeURIComponent(part)) };
  }
  return undefined;
}

export const signJwtPath = /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):signJwt$/u;
const metadataPath = '/computeMetadata/v1/instance/service-accounts/default/token';

export function kindOf({ path, query }: Arrival): GoogleRequestKind {
  if (path === '/token') return 'token';
  if (signJwtPath.test(path)) return 'sign-jwt';
  if (path === metadataPath) return 'metadata';
  const kind = matchRoute(path)?.route.kind ?? 'unknown';
  return kind === 'users' && query.get('showDeleted') === 'true' ? 'deleted-users' : kind;
}
