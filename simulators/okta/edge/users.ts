import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import type { Org } from '../directory/org.ts';
import type { Account, JsonObject } from '../directory/user-view.ts';
import { matcherOf, problemOf } from '../query/match.ts';
import { answerPage } from './page.ts';
import { notFound, refusal } from './refusal.ts';

/** `GET /api/v1/users`: without an expression, DEPROVISIONED people are left out. */
export function listUsers(org: Org, arrival: Arrival): SimulatedAnswer {
  const { query } = arrival;
  const [filter, search] = [query.get('filter'), query.get('search')];
  if (filter !== null && search !== null) return refusal(400, 'E0000001', 'Api validation failed: search');
  const text = filter ?? search;
  const language = filter === null ? 'search' : 'filter';
  if (text !== null) {
    const problem = problemOf(language, text);
    if (problem !== undefined) return refusal(400, 'E0000031', `Invalid search criteria. ${problem}`);
  }
  const matches = text === null ? undefined : matcherOf(text);
  const accounts = language === 'search' && search !== null ? org.indexed() : org.accounts();
  const items =
    matches === undefined
      ? accounts.filter(({ status }) => status !== 'DEPROVISIONED')
      : accounts.filter((account) => matches(org.view(account)));
  return userPage(org, arrival, items, 200);
}

/** `GET /api/v1/groups/{id}/users`: whoever is deactivated leaves all groups. */
export function listMembers(org: Org, arrival: Arrival, [id = '']: readonly string[]): SimulatedAnswer {
  const group = org.groups.find((one) => one.id === id);
  if (group === undefined) return notFound(id, 'UserGroup');
  const members = org.accounts().filter(({ status, person }) => status !== 'DEPROVISIONED' && group.isMember(person));
  return userPage(org, arrival, members, 1000);
}

function userPage(org: Org, arrival: Arrival, items: readonly Account[], maxLimit: number): SimulatedAnswer {
  return answerPage({
    url: org.url,
    arrival,
    items,
    idOf: ({ id }) => id,
    view: (account) => slim(org.view(account), arrival),
    usualLimit: maxLimit,
    maxLimit,
  });
}

/** `GET /api/v1/users/{id or login}` */
export function getUser(org: Org, arrival: Arrival, [key = '']: readonly string[]): SimulatedAnswer {
  const account = org.find(key);
  return account === undefined ? notFound(key, 'User') : { status: 200, body: slim(org.view(account), arrival) };
}

/** `GET /api/v1/users/{id}/groups` */
export function groupsOfUser(org: Org, _arrival: Arrival, [key = '']: readonly string[]): SimulatedAnswer {
  const account = org.find(key);
  if (account === undefined) return notFound(key, 'User');
  const groups =
    account.status === 'DEPROVISIONED' ? [] : org.groups.filter(({ isMember }) => isMember(account.person));
  return { status: 200, body: groups.map(({ id, name }) => ({ id, profile: { name, description: null } })) };
}

/** `GET /api/v1/users/{id}/linkedObjects/{relation}` */
export function linkedObjects(
  org: Org,
  _arrival: Arrival,
  [key = '', relation = '']: readonly string[],
): SimulatedAnswer {
  const account = org.find(key);
  if (account === undefined) return notFound(key, 'User');
  if (relation !== 'manager') return notFound(relation, 'LinkedObjectDefinition');
  const manager = org.managerOf(account);
  const links = manager === undefined ? [] : [{ _links: { self: { href: `${org.url}/api/v1/users/${manager.id}` } } }];
  return { status: 200, body: links };
}

/** `okta-response` in the content type of a GET: https://developer.okta.com/docs/api/#content-negotiation */
function slim(user: JsonObject, { headers }: Arrival): JsonObject {
  if (!(headers['content-type'] ?? '').includes('omitCredentials')) return user;
  return Object.fromEntries(Object.entries(user).filter(([name]) => name !== 'credentials'));
}
