import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { AccountRefusal } from './account-refusal.ts';
import { openAccounts, profileOf, type Account, type Accounts } from './accounts.ts';
import type { AccountsSettings } from './accounts-options.ts';
import { lockRule, patched, profilePaths } from './patch-profile.ts';
import { profilePage } from './profile-page.ts';
import type { RequestBudget } from './request-budget.ts';
import { searchAccounts } from './search-accounts.ts';

export type RequestKind = 'search' | 'manage' | 'profile' | 'patch' | 'avatar' | 'picture' | 'page' | 'unknown';

/** Everything that answering needs. */
export interface Organization {
  readonly settings: AccountsSettings;
  readonly accounts: Accounts;
  readonly budget: RequestBudget;
  url: string;
}

export function openOrganization(settings: AccountsSettings, budget: RequestBudget): Organization {
  return { settings, accounts: openAccounts(settings), budget, url: '' };
}

const paths: readonly (readonly [RequestKind, readonly string[], RegExp])[] = [
  ['search', ['POST'], /^\/admin\/v2\/orgs\/[^/]+\/directories\/[^/]+\/users\/search$/u],
  ['manage', ['GET'], /^\/users\/([^/]+)\/manage$/u],
  ['profile', ['GET'], /^\/users\/([^/]+)\/manage\/profile$/u],
  ['patch', ['PATCH'], /^\/users\/([^/]+)\/manage\/profile$/u],
  ['avatar', ['PUT', 'POST'], /^\/undocumented\/([^/]+)\/avatar$/u],
  ['picture', ['GET'], /^\/avatars\/([^/]+)\/\d+$/u],
  ['page', ['GET'], /^\/people\/([^/]+)$/u],
];

const routeOf = ({ method, path }: Pick<Arrival, 'method' | 'path'>) =>
  paths.find(([, methods, pattern]) => methods.includes(method) && pattern.test(path));

export const kindOf = (arrival: Arrival): RequestKind => routeOf(arrival)?.[0] ?? 'unknown';

export function answerAccounts(organization: Organization, arrival: Arrival, kind: RequestKind): SimulatedAnswer {
  const { settings, budget, accounts, url } = organization;
  try {
    if (kind === 'picture') return pictureOf(accounts.byId(idIn(arrival)));
    if (kind === 'page') return profilePage(accounts.byId(idIn(arrival)), url);
    if (arrival.headers['authorization'] !== `Bearer ${settings.apiKey}`) throw new AccountRefusal(401, 'unauthorized');
    budget.spend();
    return { ...answered(organization, arrival, kind), headers: budget.headers() };
  } catch (error) {
    if (!(error instanceof AccountRefusal)) throw error;
    return { ...error.answer, headers: budget.headers() };
  }
}

function answered(organization: Organization, arrival: Arrival, kind: RequestKind): SimulatedAnswer {
  const { settings, accounts, url } = organization;
  switch (kind) {
    case 'search':
      if (!arrival.path.startsWith(`/admin/v2/orgs/${settings.orgId}/`)) throw new AccountRefusal(404, 'notFound');
      return { status: 200, body: searchAccounts(accounts, jsonOf(arrival), settings) };
    case 'manage':
      return { status: 200, body: { 'profile.write': rulesOf(accounts.requireManaged(idIn(arrival))) } };
    case 'profile':
      return { status: 200, body: profileOf(accounts.requireManaged(idIn(arrival)), url) };
    case 'patch': {
      const account = patched(accounts.requireManaged(idIn(arrival)), jsonOf(arrival), settings);
      accounts.put(account);
      return { status: 200, body: profileOf(account, url) };
    }
    case 'avatar':
      return takePicture(organization, arrival);
    default:
      throw new AccountRefusal(404, 'notFound');
  }
}

function idIn(arrival: Pick<Arrival, 'method' | 'path'>): string {
  const [, id = ''] = routeOf(arrival)?.[2].exec(arrival.path) ?? [];
  return decodeURIComponent(id);
}

function rulesOf({ locks }: Account): unknown {
  return {
    ...Object.fromEntries(profilePaths.map((path) => [path, { allowed: true }])),
    ...Object.fromEntries(Object.entries(locks).map(([path, reason]) => [path, lockRule(reason)])),
    email: lockRule('administrative'),
    picture: lockRule('myselfOnly'),
  };
}

function takePicture({ settings, accounts }: Organization, arrival: Arrival): SimulatedAnswer {
  if (settings.avatarRoute === 'none') throw new AccountRefusal(404, 'notFound');
  const account = accounts.requireManaged(idIn(arrival));
  const { bytes, headers, method } = arrival;
  const start = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xd8]));
  const isForm = (headers['content-type'] ?? '').startsWith('multipart/form-data; boundary=');
  if (start < 0 || isForm !== (method === 'POST')) throw new AccountRefusal(400, 'bodyParseFailure');
  const end = isForm ? Buffer.from(bytes).lastIndexOf('\r\n--', -5) : bytes.byteLength;
  if (settings.avatarRoute === 'works') {
    accounts.put({ ...account, pictures: account.pictures + 1, picture: bytes.slice(start, end) });
  }
  return { status: 204 };
}

function pictureOf(account: Account | undefined): SimulatedAnswer {
  if (account?.picture === undefined) return { status: 404 };
  return { status: 200, headers: { 'Content-Type': 'image/jpeg' }, body: account.picture };
}

function jsonOf({ body, headers }: Arrival): unknown {
  if (!(headers['content-type'] ?? '').startsWith('application/json'))
    throw new AccountRefusal(415, 'bodyParseFailure');
  try {
    return JSON.parse(body);
  } catch {
    // Whatever was sent, it is no JSON.
    throw new AccountRefusal(400, 'bodyParseFailure');
  }
}
