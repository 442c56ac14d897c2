import type { CompanyPerson } from '../company/company-person.ts';
import type { Directory } from './directory.ts';
import { refusalV2 } from './onelogin-refusal.ts';
import { type UserView, wholeUser } from './user-view.ts';

const plainFilters = ['firstname', 'lastname', 'email', 'username', 'samaccountname', 'directory_id', 'external_id'];

/** Those whom the parameters leave; parameters that it does not know count for nothing. */
export function filteredPeople(directory: Directory, query: URLSearchParams, url: string): readonly CompanyPerson[] {
  const matches = [...query].flatMap(([name, value]) => matcherFor(name, value) ?? []);
  if (matches.length === 0) return directory.people();
  const mayMatch = quickMatcherFor(directory, query);
  return directory.people().filter((person) => {
    if (!mayMatch(person)) return false;
    const user = wholeUser(person, directory, url);
    return matches.every((match) => match(user));
  });
}

/** What can be told without the whole user, which is costly where many are asked about one by one. */
function quickMatcherFor(directory: Directory, query: URLSearchParams): (person: CompanyPerson) => boolean {
  const [email, username, ids] = ['email', 'username', 'user_ids'].map((name) => query.get(name)?.toLowerCase());
  const wanted = ids === undefined ? undefined : new Set(ids.split(',').map(Number));
  const fits = (pattern: string | undefined, value: string): boolean =>
    pattern === undefined || pattern.includes('*') || pattern === value.toLowerCase();
  return (person) =>
    fits(email, person.email) && fits(username, person.login) && (wanted?.has(directory.idOf(person)) ?? true);
}

type Match = (user: UserView) => boolean;

function matcherFor(name: string, value: string): Match | undefined {
  if (plainFilters.includes(name)) return (user) => isLike(user[name], value);
  if (name.startsWith('custom_attributes.')) {
    return (user) => isLike(attributesOf(user)[name.slice('custom_attributes.'.length)], value);
  }
  if (name === 'user_ids') {
    const ids = new Set(value.split(',').map(Number));
    return ({ id }) => ids.has(Number(id));
  }
  const [, field = '', bound = ''] = /^(created|updated)_(since|until)$/u.exec(name) ?? [];
  if (field === '') return undefined;
  const at = Date.parse(value);
  if (Number.isNaN(at)) throw refusalV2(400, 'BadRequestError', `Invalid ${name}`);
  return (user) => {
    const value = user[`${field}_at`];
    const stamp = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return bound === 'since' ? stamp >= at : stamp <= at;
  };
}

function isLike(value: unknown, pattern: string): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 'iu').test(String(value));
}

function attributesOf({ custom_attributes: attributes }: UserView): Readonly<Record<string, unknown>> {
  return typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)
    ? (attributes as Readonly<Record<string, unknown>>)
    : {};
}
