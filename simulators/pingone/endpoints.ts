import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Directory, NamedThing } from './directory.ts';
import { listUsers } from './list-users.ts';
import { hostedPicture } from '../company/hosted-picture.ts';
import type { PingOneSettings, WorkerRole } from './pingone-options.ts';
import { denied, notFound, PingOneRefusal } from './pingone-refusal.ts';
import { userView } from './user-view.ts';
import { attributesOf, createAttribute, updateUser } from './writes.ts';

export type RequestKind =
  | 'token'
  | 'users'
  | 'user'
  | 'user-write'
  | 'schema-attributes-write'
  | 'group'
  | 'population'
  | 'schemas'
  | 'schema-attributes'
  | 'picture'
  | 'unknown';

/** Everything that answering needs. */
export interface Environment {
  readonly settings: PingOneSettings;
  readonly directory: Directory;
  readonly tokens: AccessTokens;
  readonly roles: readonly WorkerRole[];
  readonly cursorGeneration: number;
  readonly url: string;
}

const inEnvironment = (path: string): RegExp => new RegExp(`^/v1/environments/([^/]+)/${path}$`, 'u');
const paths: readonly (readonly [RequestKind, RegExp])[] = [
  ['token', /^\/[^/]+\/as\/token$/u],
  ['users', inEnvironment('users')],
  ['user', inEnvironment('users/([^/]+)')],
  ['group', inEnvironment('groups/([^/]+)')],
  ['population', inEnvironment('populations/([^/]+)')],
  ['schemas', inEnvironment('schemas')],
  ['schema-attributes', inEnvironment('schemas/([^/]+)/attributes')],
  ['picture', /^\/pictures\//u],
];

const writes: readonly (readonly [kind: RequestKind, method: string, write: RequestKind])[] = [
  ['user', 'PATCH', 'user-write'],
  ['schema-attributes', 'POST', 'schema-attributes-write'],
];

export function kindOf({ path, method }: Arrival): RequestKind {
  const kind = paths.find(([, pattern]) => pattern.test(path))?.[0] ?? 'unknown';
  return writes.find(([read, by]) => read === kind && by === method)?.[2] ?? kind;
}

export async function answerPingOne(
  environment: Environment,
  arrival: Arrival,
  kind: RequestKind,
): Promise<SimulatedAnswer> {
  const date = { Date: environment.settings.now().toUTCString() };
  try {
    const answer = await answered(environment, arrival, kind);
    return { ...answer, headers: { ...date, ...answer.headers } };
  } catch (error) {
    if (error instanceof PingOneRefusal) return { ...error.answer, headers: { ...date, ...error.answer.headers } };
    throw error;
  }
}

async function answered(environment: Environment, arrival: Arrival, kind: RequestKind): Promise<SimulatedAnswer> {
  const { tokens, settings } = environment;
  if (kind === 'token') return tokens.answer(arrival, environment.roles);
  if (kind === 'picture') return hostedPicture(settings.company, arrival);
  const roles = tokens.rolesOf(arrival.headers['authorization']);
  const match = paths.find(([, pattern]) => pattern.test(arrival.path))?.[1].exec(arrival.path);
  const [, environmentId = '', id = ''] = match ?? [];
  if (environmentId !== settings.environmentId) throw notFound('environment', environmentId);
  if (!neededFor(kind).some((role) => roles.includes(role))) throw denied();
  return answerApi(environment, arrival, { kind, id });
}

function neededFor(kind: RequestKind): readonly WorkerRole[] {
  if (kind === 'user-write') return ['Identity Data Admin'];
  if (kind === 'schema-attributes-write') return ['Environment Admin'];
  return [
    'Identity Data Read Only',
    'Identity Data Admin',
    ...(kind.startsWith('schema') ? (['Environment Admin'] as const) : []),
  ];
}

const schema: NamedThing = { id: '2f6c5d7e-1b0a-4c3e-9d8f-7a6b5c4d3e2f', name: 'User' };

function answerApi(
  environment: Environment,
  arrival: Arrival,
  { kind, id }: { readonly kind: RequestKind; readonly id: string },
): SimulatedAnswer {
  const { directory, settings, url } = environment;
  const addresses = { url, environmentUrl: `${url}/v1/environments/${settings.environmentId}` };
  if (kind === 'users') {
    return listUsers({ settings, directory, addresses, generation: environment.cursorGeneration }, arrival.query);
  }
  if (kind === 'user') {
    const person = directory.person(id);
    if (person === undefined) throw notFound('user', id);
    return { status: 200, body: userView(person, directory, addresses) };
  }
  if (kind === 'user-write') return updateUser({ settings, directory, addresses }, arrival, id);
  if (kind === 'group') return one('group', directory.groups, id);
  if (kind === 'population') return one('population', directory.populations, id);
  if (kind === 'schemas') return { status: 200, body: { _embedded: { schemas: [schema] }, count: 1, size: 1 } };
  if (id !== schema.id) throw notFound('schema', id);
  if (kind === 'schema-attributes-write') return createAttribute(directory, arrival);
  const attributes = attributesOf(directory).map((attribute) => ({ ...attribute, enabled: true, type: 'STRING' }));
  return { status: 200, body: { _embedded: { attributes }, count: attributes.length, size: attributes.length } };
}

function one(what: string, things: readonly NamedThing[], id: string): SimulatedAnswer {
  const body = things.find((thing) => thing.id === id);
  if (body === undefined) throw notFound(what, id);
  return { status: 200, body };
}
