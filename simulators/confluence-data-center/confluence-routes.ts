import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { askCompanion } from './companion-endpoint.ts';
import { isPage } from './confluence-pages.ts';
import type { ConfluenceRequest } from './confluence-request.ts';
import { resetPicture, uploadPicture } from './picture-endpoints.ts';
import { currentUser, getUser, listActive } from './user-endpoints.ts';

/** What a request is about, for the log and for faults. */
export type ConfluenceRequestKind =
  | 'current'
  | 'user'
  | 'active-users'
  | 'upload-picture'
  | 'reset-picture'
  | 'companion'
  | 'companion-read'
  | 'companion-write'
  | 'page'
  | 'unknown';

/** Kinds of request that can change something; going back to the default picture is a GET. */
export const writingKinds: readonly ConfluenceRequestKind[] = ['upload-picture', 'reset-picture', 'companion-write'];

interface ConfluenceRoute {
  readonly kind: ConfluenceRequestKind;
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: (request: ConfluenceRequest) => SimulatedAnswer;
}

const route = (kind: ConfluenceRequestKind, call: string, handler: ConfluenceRoute['handler']): ConfluenceRoute => {
  const [method = '', path = ''] = call.split(' ');
  return { kind, method, pattern: new RegExp(`${path.replaceAll('{}', '([^/]+)')}$`), handler };
};

const companion = '/rest/scriptrunner/latest/custom/rosterProfiles';

const routes: readonly ConfluenceRoute[] = [
  route('current', 'GET /rest/api/user/current', currentUser),
  route('user', 'GET /rest/api/user', getUser),
  route('active-users', 'GET /rest/api/admin/users/list/active', listActive),
  route('upload-picture', 'POST /rest/user-profile/1.0/{}/avatar/upload', uploadPicture),
  route('reset-picture', 'GET /rest/user-profile/1.0/{}/avatar/default', resetPicture),
  route('companion', `GET ${companion}`, askCompanion),
  route('companion-read', `POST ${companion}`, askCompanion),
  route('companion-write', `PUT ${companion}`, askCompanion),
];

interface RouteMatch {
  readonly route: ConfluenceRoute;
  readonly params: readonly string[];
}

export function matchRoute({ method, path }: Pick<Arrival, 'method' | 'path'>): RouteMatch | undefined {
  for (const candidate of routes) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null;
    if (match !== null) return { route: candidate, params: match.slice(1).map((part) => decodeURIComponent(part)) };
  }
  return undefined;
}

export const kindOf = (arrival: Arrival): ConfluenceRequestKind =>
  matchRoute(arrival)?.route.kind ?? (isPage(arrival) ? 'page' : 'unknown');
