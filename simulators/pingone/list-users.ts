import type { CompanyPerson } from '../company/company-person.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { Directory } from './directory.ts';
import type { PingOneSettings } from './pingone-options.ts';
import { refusal } from './pingone-refusal.ts';
import { parseScimFilter } from './scim-filter.ts';
import { type Addresses, type UserView, userView } from './user-view.ts';

export interface ListOrder {
  readonly settings: PingOneSettings;
  readonly directory: Directory;
  readonly addresses: Addresses;
  /** Cursors of an earlier generation are dead. */
  readonly generation: number;
}

/** https://developer.pingidentity.com/pingone-api/platform/users/users-1/read-all-users.html */
export function listUsers(order: ListOrder, query: URLSearchParams): SimulatedAnswer {
  const { settings, addresses, generation } = order;
  const limit = limitOf(query);
  const found = filteredPeople(order, query.get('filter'));
  const after = cursorOf(query.get('cursor'), generation);
  const rest = found.filter(({ index }) => index > after);
  const shown = rest.slice(0, Math.min(limit, settings.pageSize));
  const last = shown.at(-1);
  const next = new URLSearchParams(query);
  if (last !== undefined) next.set('cursor', Buffer.from(`${generation}:${last.index}`).toString('base64'));
  const links = {
    self: { href: `${addresses.environmentUrl}/users` },
    ...(rest.length > shown.length ? { next: { href: `${addresses.environmentUrl}/users?${next.toString()}` } } : {}),
  };
  const users = shown.map((person) => userView(person, order.directory, addresses));
  return { status: 200, body: { _links: links, _embedded: { users }, count: found.length, size: users.length } };
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? '100');
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit;
  throw refusal(400, 'INVALID_DATA', 'The request could not be completed.', [
    { code: 'INVALID_VALUE', target: 'limit', message: 'must be between 1 and 1000' },
  ]);
}

function cursorOf(cursor: string | null, current: number): number {
  if (cursor === null) return -1;
  const [, generation, index] = /^(\d+):(\d+)$/u.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (index !== undefined && Number(generation) === current) return Number(index);
  throw refusal(400, 'INVALID_DATA', 'The request could not be completed.', [
    { code: 'INVALID_VALUE', target: 'cursor', message: 'The cursor is not valid' },
  ]);
}

function filteredPeople(
  { settings, directory, addresses }: ListOrder,
  filter: string | null,
): readonly CompanyPerson[] {
  if (filter === null) return directory.people();
  const matches = parseScimFilter(filter, settings.filtersByUpdate ? ['updatedAt', 'createdAt'] : []);
  return directory.people().filter((person) => {
    const user = userView(person, directory, addresses);
    const memberships = directory.groupsOf(person).map(({ id, type }) => ({ id, type }));
    return matches({ valueOf: (path) => valueAt(user, path), memberships });
  });
}

function valueAt(user: UserView, path: string): unknown {
  const [head = '', tail] = path.split('.');
  const value = user[head];
  return tail === undefined || typeof value !== 'object' ? value : value[tail];
}
