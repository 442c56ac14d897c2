import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { openDirectory, userView, type Directory, type DirectoryUser } from './directory.ts';
import type { OrganizationSettings } from './organization-options.ts';
import { readPatch, withWrites, type AttributeWrite } from './patch-user.ts';
import { requirePhoto } from './photo-fetch.ts';
import { listPage, profilePage } from './profile-page.ts';
import type { RequestBudget } from './request-budget.ts';
import { ScimError } from './scim-error.ts';
import { attributeAt, coreSchema, requireValue } from './user-shape.ts';

export type RequestKind =
  'config' | 'find' | 'read' | 'create' | 'patch' | 'put' | 'delete' | 'people' | 'profile' | 'unknown';

/** Everything that answering needs. */
export interface Organization {
  readonly settings: OrganizationSettings;
  readonly directory: Directory;
  readonly budget: RequestBudget;
}

export function openOrganization(settings: OrganizationSettings, budget: RequestBudget): Organization {
  return { settings, directory: openDirectory(settings), budget };
}

const paths: readonly (readonly [RequestKind, string, RegExp])[] = [
  ['config', 'GET', /\/ServiceProviderConfig$/u],
  ['find', 'GET', /\/Users$/u],
  ['create', 'POST', /\/Users$/u],
  ['read', 'GET', /\/Users\/[^/]+$/u],
  ['patch', 'PATCH', /\/Users\/[^/]+$/u],
  ['put', 'PUT', /\/Users\/[^/]+$/u],
  ['delete', 'DELETE', /\/Users\/[^/]+$/u],
  ['people', 'GET', /^\/people$/u],
  ['profile', 'GET', /^\/people\/[^/]+$/u],
];

export const kindOf = ({ method, path }: Arrival): RequestKind =>
  paths.find(([, verb, pattern]) => verb === method && pattern.test(path))?.[0] ?? 'unknown';

export async function answerOrganization(
  organization: Organization,
  arrival: Arrival,
  kind: RequestKind,
): Promise<SimulatedAnswer> {
  try {
    if (kind === 'people') return listPage(organization, arrival.query);
    if (kind === 'profile') return profilePage(organization, idIn(arrival));
    requireCaller(organization.settings, arrival);
    organization.budget.spend();
    const answer = await answered(organization, arrival, kind);
    const headers = { 'Content-Type': 'application/scim+json', ...organization.budget.headers() };
    return { ...answer, headers };
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return { ...error.answer, headers: { ...organization.budget.headers(), ...error.answer.headers } };
  }
}

function requireCaller({ directoryId, apiKey }: OrganizationSettings, { path, headers }: Arrival): void {
  if (headers['authorization'] !== `Bearer ${apiKey}`) throw new ScimError(401, 'The key is not accepted.');
  if (!path.startsWith(`/scim/directory/${directoryId}/`)) throw new ScimError(404, 'There is no such directory.');
}

async function answered(organization: Organization, arrival: Arrival, kind: RequestKind): Promise<SimulatedAnswer> {
  const { settings, directory } = organization;
  switch (kind) {
    case 'config':
      return { status: 200, body: serviceProviderConfig(settings) };
    case 'find':
      return { status: 200, body: list(directory, arrival) };
    case 'read':
      return { status: 200, body: userView(directory.require(idIn(arrival))) };
    case 'create':
      return { status: 201, body: userView(directory.create(await newAttributes(organization, arrival))) };
    case 'patch':
      return { status: 200, body: userView(await patch(organization, arrival)) };
    case 'put':
      return { status: 200, body: userView(await replace(organization, arrival)) };
    case 'delete':
      directory.delete(idIn(arrival));
      return { status: 204 };
    default:
      throw new ScimError(404, 'There is nothing here.');
  }
}

const idIn = ({ path }: Arrival): string => decodeURIComponent(path.split('/').at(-1) ?? '');

function serviceProviderConfig({ supports }: OrganizationSettings): unknown {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: supports.patch },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: supports.filter, maxResults: 100 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
  };
}

/** One exact match on one of two attributes: by e-mail there is no finding anyone (ACCESS-1424). */
const filterShape = /^\s*(userName|externalId)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/iu;

function list(directory: Directory, { query }: Arrival): unknown {
  const start = Math.max(1, Number(query.get('startIndex') ?? '1'));
  const count = Math.min(100, Math.max(0, Number(query.get('count') ?? '100')));
  const all = filtered(directory, query.get('filter'));
  const page = all.slice(start - 1, start - 1 + count).map((user) => userView(user));
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: all.length,
    startIndex: start,
    itemsPerPage: page.length,
    Resources: page,
  };
}

function filtered(directory: Directory, filter: string | null): readonly DirectoryUser[] {
  if (filter === null) return directory.users();
  const [, key = '', value = ''] = filterShape.exec(filter) ?? [];
  if (key === '') throw new ScimError(400, 'Only userName eq and externalId eq are supported.', 'invalidFilter');
  const found = directory.find(key.toLowerCase() === 'username' ? 'userName' : 'externalId', String(JSON.parse(value)));
  return found === undefined ? [] : [found];
}

async function patch(organization: Organization, arrival: Arrival): Promise<DirectoryUser> {
  const user = organization.directory.require(idIn(arrival));
  const writes = await keptOf(organization, readPatch(bodyOf(arrival)));
  return organization.directory.put(withWrites(user, writes));
}

/** Whatever is not sent is cleared. */
async function replace(organization: Organization, arrival: Arrival): Promise<DirectoryUser> {
  const user = organization.directory.require(idIn(arrival));
  return organization.directory.put({ ...user, attributes: await newAttributes(organization, arrival) });
}

async function newAttributes(organization: Organization, arrival: Arrival): Promise<DirectoryUser['attributes']> {
  const body = bodyOf(arrival);
  if (!Array.isArray(body['schemas']) || !body['schemas'].includes(coreSchema)) {
    throw new ScimError(400, 'The schema of a user is missing.', 'invalidSyntax');
  }
  const writes = Object.entries(body)
    .filter(([name]) => name !== 'schemas')
    .map(([path, value]) => ({ name: attributeAt(path), value }));
  for (const { name, value } of writes) requireValue(name, value);
  for (const name of ['userName', 'emails']) {
    if (!writes.some((write) => write.name === name)) throw new ScimError(400, `${name} is missing.`, 'invalidValue');
  }
  const kept = await keptOf(organization, writes);
  return { active: true, ...Object.fromEntries(kept.map(({ name, value }) => [name, value])) };
}

/** Fetches photos, and leaves out what the directory is deaf to. */
async function keptOf(
  { settings: { deafTo, fetchesPhotos } }: Organization,
  writes: readonly AttributeWrite[],
): Promise<readonly AttributeWrite[]> {
  for (const { name, value } of writes) {
    if (name !== 'photos' || !Array.isArray(value)) continue;
    for (const { value: address } of value as readonly { readonly value: string }[]) {
      await requirePhoto(address, fetchesPhotos);
    }
  }
  return writes.filter(({ name }) => !deafTo.includes(name));
}

function bodyOf({ body, headers }: Arrival): Readonly<Record<string, unknown>> {
  if (!(headers['content-type'] ?? '').includes('json')) throw new ScimError(415, 'Send JSON.');
  try {
    return JSON.parse(body) as Readonly<Record<string, unknown>>;
  } catch {
    // Whatever was sent, it is no JSON.
    throw new ScimError(400, 'The body is no JSON.', 'invalidSyntax');
  }
}
