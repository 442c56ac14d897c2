import type { CompanyPerson } from '../company/company-person.ts';
import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { CallBudget } from './call-budget.ts';
import type { Directory } from './directory.ts';
import { filteredPeople } from './list-users.ts';
import type { CredentialType, OneLoginSettings } from './onelogin-options.ts';
import { OneLoginRefusal, refusalV2 } from './onelogin-refusal.ts';
import { page, type PageOrder } from './pages.ts';
import { hostedPicture } from '../company/hosted-picture.ts';
import { wholeUser, withFields } from './user-view.ts';
import { createCustomAttribute, namesOf, setCustomAttributes } from './writes.ts';

export type RequestKind =
  | 'token'
  | 'rate-limit'
  | 'users'
  | 'user'
  | 'user-write'
  | 'custom-attributes'
  | 'custom-attributes-write'
  | 'role'
  | 'role-users'
  | 'picture'
  | 'unknown';

/** Everything that answering needs. */
export interface Account {
  readonly settings: OneLoginSettings;
  readonly directory: Directory;
  readonly tokens: AccessTokens;
  readonly budget: CallBudget;
  readonly credential: CredentialType;
  readonly cursorGeneration: number;
  readonly url: string;
}

const paths: readonly (readonly [RequestKind, RegExp])[] = [
  ['token', /^\/auth\/oauth2\/v2\/token$/u],
  ['rate-limit', /^\/auth\/rate_limit$/u],
  ['users', /^\/api\/2\/users$/u],
  ['custom-attributes', /^\/api\/2\/users\/custom_attributes$/u],
  ['user-write', /^\/api\/1\/users\/(\d+)\/set_custom_attributes$/u],
  ['user', /^\/api\/2\/users\/(\d+)$/u],
  ['role', /^\/api\/2\/roles\/(\d+)$/u],
  ['role-users', /^\/api\/2\/roles\/(\d+)\/users$/u],
  ['picture', /^\/pictures\//u],
];

export function kindOf({ path, method }: Arrival): RequestKind {
  const kind = paths.find(([, pattern]) => pattern.test(path))?.[0] ?? 'unknown';
  if (kind === 'custom-attributes' && method === 'POST') return 'custom-attributes-write';
  return kind === 'user-write' && method !== 'PUT' ? 'unknown' : kind;
}

export async function answerOneLogin(account: Account, arrival: Arrival, kind: RequestKind): Promise<SimulatedAnswer> {
  const date = { Date: account.settings.now().toUTCString() };
  try {
    const answer = await answered(account, arrival, kind);
    return { ...answer, headers: { ...date, ...answer.headers } };
  } catch (error) {
    if (error instanceof OneLoginRefusal) return { ...error.answer, headers: { ...date, ...error.answer.headers } };
    throw error;
  }
}

async function answered(account: Account, arrival: Arrival, kind: RequestKind): Promise<SimulatedAnswer> {
  const { tokens, budget, settings } = account;
  if (kind === 'token') return tokens.answer(arrival, account.credential);
  if (kind === 'picture') return hostedPicture(settings.company, arrival);
  if (kind === 'unknown') throw refusalV2(404, 'NotFoundError', 'Not Found');
  const credential = tokens.credentialOf(arrival.headers['authorization']);
  if (kind === 'rate-limit') {
    return { status: 200, body: { status: { error: false, code: 200, type: 'success' }, data: budget.state() } };
  }
  budget.spend();
  if (!neededFor(kind).includes(credential)) throw refusalV2(401, 'UnauthorizedError', 'Insufficient Permissions');
  const answer = answerApi(account, arrival, kind);
  return { ...answer, headers: { ...budget.headers(), ...answer.headers } };
}

function neededFor(kind: RequestKind): readonly CredentialType[] {
  if (kind.endsWith('-write')) return ['Manage All', 'Manage Users'];
  return kind.startsWith('role')
    ? ['Read All', 'Manage All']
    : ['Read All', 'Read Users', 'Manage All', 'Manage Users'];
}

function answerApi(account: Account, arrival: Arrival, kind: RequestKind): SimulatedAnswer {
  const { path, query } = arrival;
  if (kind === 'user-write') return setCustomAttributes(account.directory, arrival);
  if (kind === 'custom-attributes-write') return createCustomAttribute(account.directory, arrival);
  const { directory, settings, url, cursorGeneration: generation } = account;
  const order: PageOrder = { query, pageSize: settings.pageSize, generation };
  const id = Number(/\d+/u.exec(path.replace('/api/2', ''))?.[0]);
  const idOf = (person: CompanyPerson): number => directory.idOf(person);
  if (kind === 'users') {
    const view = (person: CompanyPerson): unknown => withFields(wholeUser(person, directory, url), query.get('fields'));
    return page(filteredPeople(directory, query, url), order, { idOf, view });
  }
  if (kind === 'custom-attributes') {
    const body = namesOf(directory).map((shortname, index) => ({ id: index + 1, name: shortname, shortname }));
    return { status: 200, body };
  }
  if (kind === 'user') {
    const person = directory.person(id);
    if (person === undefined) throw refusalV2(404, 'NotFoundError', `User not found: ${id}`);
    return { status: 200, body: wholeUser(person, directory, url) };
  }
  const role = directory.roles.find((one) => one.id === id);
  if (role === undefined) throw refusalV2(404, 'NotFoundError', `Role not found: ${id}`);
  if (kind === 'role') return { status: 200, body: { id: role.id, name: role.name } };
  const members = directory.people().filter((person) => role.has(person));
  return page(members, order, {
    idOf,
    view: (person) => ({ id: idOf(person), name: person.displayName, username: person.login, assigned: true }),
  });
}
