import { faceImage } from '../company/face-image.ts';
import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { Cursors } from './directory/cursors.ts';
import { resourceTypes, schemas, serviceProviderConfig } from './directory/discovery-resources.ts';
import { type Collection, listResources } from './directory/list-resources.ts';
import { writeOddly } from './directory/oddities.ts';
import type { ScimDirectory } from './directory/open-directory.ts';
import { selectAttributes } from './directory/select-attributes.ts';
import { isObject, type JsonObject, ScimError, scimJson } from './scim-exchange.ts';
import type { ScimSettings } from './scim-options.ts';
import type { Callers } from './sign-in/callers.ts';

export type ScimRequestKind = 'discovery' | 'users' | 'user' | 'groups' | 'token' | 'photo' | 'other';

export interface ScimServer {
  readonly settings: ScimSettings;
  readonly callers: Callers;
  readonly cursors: Cursors;
  /** Once it listens. */
  readonly directory: () => ScimDirectory;
}

export const scimPath = '/scim/v2';

export function kindOf({ path }: Arrival): ScimRequestKind {
  if (path === '/oauth2/token') return 'token';
  if (path.startsWith('/photos/')) return 'photo';
  if (!path.startsWith(`${scimPath}/`)) return 'other';
  const [, resource = '', id] = path.slice(scimPath.length).split('/');
  if (resource === 'Users') return id === undefined ? 'users' : 'user';
  if (resource === 'Groups') return 'groups';
  return ['ServiceProviderConfig', 'Schemas', 'ResourceTypes'].includes(resource) ? 'discovery' : 'other';
}

export async function answerScim(server: ScimServer, arrival: Arrival): Promise<SimulatedAnswer> {
  const kind = kindOf(arrival);
  if (kind === 'token') return server.callers.answerToken(arrival);
  if (kind === 'photo') return answerPhoto(server, arrival);
  // The rest of the host is a web site, as usual.
  if (!arrival.path.startsWith(`${scimPath}/`)) {
    return { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' };
  }
  if (arrival.method !== 'GET') throw new ScimError(501, 'This server only reads.');
  server.callers.admit(arrival);
  return answerResource(server, arrival, kind);
}

async function answerResource(server: ScimServer, arrival: Arrival, kind: ScimRequestKind): Promise<SimulatedAnswer> {
  const [, resource = '', id] = arrival.path.slice(scimPath.length).split('/');
  const directory = server.directory();
  switch (kind) {
    case 'users':
    case 'user':
      return answerFrom(directory.users(), id, server, arrival);
    case 'groups':
      return answerFrom(directory.groupCollection(), id, server, arrival);
    case 'discovery':
      return ok(server, discovery(resource, server));
    default:
      throw new ScimError(404, `There is no resource ${resource}.`);
  }
}

async function answerFrom<Item extends { readonly id: string }>(
  collection: Collection<Item>,
  id: string | undefined,
  server: ScimServer,
  { query, headers }: Arrival,
): Promise<SimulatedAnswer> {
  if (id === undefined) return ok(server, await listResources(collection, query, { ...server.settings, ...server }));
  const item = collection.items.find((one) => one.id === decodeURIComponent(id));
  if (item === undefined) throw new ScimError(404, `Resource ${id} not found.`);
  const resource = await collection.toResource(item);
  const version = isObject(resource['meta']) ? resource['meta']['version'] : undefined;
  const etag = typeof version === 'string' ? { ETag: version } : {};
  if (typeof version === 'string' && headers['if-none-match'] === version) return { status: 304, headers: etag };
  return ok(server, selectAttributes(resource, query), etag);
}

function discovery(resource: string, { settings }: ScimServer): JsonObject {
  const { oddities, cursorLifetimeSeconds } = settings;
  if (oddities.noDiscovery) throw new ScimError(404, 'This server does not describe itself.');
  if (resource === 'ServiceProviderConfig') return serviceProviderConfig(oddities, cursorLifetimeSeconds);
  const resources = resource === 'Schemas' ? schemas : resourceTypes;
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    Resources: resources,
  };
}

function ok(
  { settings }: ScimServer,
  body: JsonObject,
  headers: Readonly<Record<string, string>> = {},
): SimulatedAnswer {
  const date = { Date: settings.now().toUTCString() };
  return { status: 200, headers: { ...scimJson, ...date, ...headers }, body: writeOddly(body, settings.oddities) };
}

/** `/photos/{id}/{version}-{pixels}.jpg`, for anyone who knows the address. */
async function answerPhoto({ directory }: ScimServer, { path, headers }: Arrival): Promise<SimulatedAnswer> {
  const [, id, version, pixels] = /^\/photos\/([^/]+)\/(\d+)-(\d+)\.jpg$/u.exec(path) ?? [];
  const person = directory()
    .users()
    .items.find((one) => one.id === id);
  if (person?.picture === undefined || String(person.picture.version) !== version) {
    return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not found' };
  }
  const etag = `"${version}-${pixels ?? ''}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { ETag: etag } };
  const bytes = await faceImage(person, Number(pixels));
  return { status: 200, headers: { 'Content-Type': 'image/jpeg', ETag: etag }, body: bytes };
}
