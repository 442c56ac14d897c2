import { badFilter } from './pingone-refusal.ts';

/** What a filter is held against. */
export interface FilterSubject {
  /** Undefined: the user has no value there. */
  valueOf(path: string): unknown;
  readonly memberships: readonly Readonly<Record<string, string>>[];
}

export type Matches = (subject: FilterSubject) => boolean;

type Token = string;

const tokens = /\s+|"(?:[^"\\]|\\.)*"|[()[\]]|[\w.$-]+/gu;

const filterable: ReadonlySet<string> = new Set(
  `accountId address.streetAddress address.locality address.region address.postalCode address.countryCode email enabled
   externalId id lifecycle.status locale mobilePhone name.formatted name.given name.middle name.family nickname
   photo.href population.id preferredLanguage primaryPhone timezone title type username costCode department managerEmail`.split(
    /\s+/u,
  ),
);

/** https://docs.pingidentity.com/pingone/directory/p1_scim_filter_language.html; refuses what PingOne would. */
export function parseScimFilter(text: string, alsoFilterable: readonly string[]): Matches {
  const parts = text.match(tokens) ?? [];
  if (parts.join('') !== text) throw badFilter(`Unexpected character in filter '${text}'`);
  const reader = createReader(parts.filter((part) => part.trim() !== ''));
  const allowed = new Set([...filterable, ...alsoFilterable]);
  const matches = readOr(reader, (path) => {
    if (!allowed.has(path)) throw badFilter(`Filtering by attribute '${path}' is not supported`);
  });
  if (reader.peek() !== undefined) throw badFilter(`Unexpected '${reader.next()}'`);
  return matches;
}

interface Reader {
  peek(): Token | undefined;
  next(): Token;
  skip(word: string): boolean;
}

function createReader(parts: readonly Token[]): Reader {
  let at = 0;
  const next = (): Token => {
    const part = parts[at];
    if (part === undefined) throw badFilter('The filter ends too early');
    at += 1;
    return part;
  };
  return {
    peek: () => parts[at],
    next,
    skip: (word) => {
      if (parts[at]?.toLowerCase() !== word) return false;
      at += 1;
      return true;
    },
  };
}

type CheckPath = (path: string) => void;

function readOr(reader: Reader, check: CheckPath): Matches {
  const terms = [readAnd(reader, check)];
  while (reader.skip('or')) terms.push(readAnd(reader, check));
  return (subject) => terms.some((term) => term(subject));
}

function readAnd(reader: Reader, check: CheckPath): Matches {
  const terms = [readTerm(reader, check)];
  while (reader.skip('and')) terms.push(readTerm(reader, check));
  return (subject) => terms.every((term) => term(subject));
}

function readTerm(reader: Reader, check: CheckPath): Matches {
  if (reader.skip('(')) {
    const inner = readOr(reader, check);
    if (!reader.skip(')')) throw badFilter('Missing )');
    return inner;
  }
  const path = reader.next();
  if (reader.skip('[')) return readMembership(reader, path);
  check(path);
  return readComparison(reader, (subject) => subject.valueOf(path));
}

/** `memberOfGroups[id eq "…" and type eq "DIRECT"]` */
function readMembership(reader: Reader, path: string): Matches {
  if (path !== 'memberOfGroups') throw badFilter(`Filtering by attribute '${path}' is not supported`);
  const inner = readAnd(reader, (name) => {
    if (name !== 'id' && name !== 'type') throw badFilter(`Filtering by attribute '${name}' is not supported`);
  });
  if (!reader.skip(']')) throw badFilter('Missing ]');
  return ({ memberships }) =>
    memberships.some((membership) => inner({ valueOf: (name) => membership[name], memberships: [] }));
}

const comparisons: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  sw: (value, wanted) => value.startsWith(wanted),
  ew: (value, wanted) => value.endsWith(wanted),
  co: (value, wanted) => value.includes(wanted),
  gt: (value, wanted) => value > wanted,
  ge: (value, wanted) => value >= wanted,
  lt: (value, wanted) => value < wanted,
  le: (value, wanted) => value <= wanted,
};

function readComparison(reader: Reader, valueIn: (subject: FilterSubject) => unknown): Matches {
  const operator = reader.next().toLowerCase();
  const compare = comparisons[operator];
  if (compare === undefined) throw badFilter(`Unknown operator '${operator}'`);
  const literal = reader.next();
  const wanted = literal.startsWith('"') ? String(JSON.parse(literal)) : literal;
  return (subject) => {
    const value = valueIn(subject);
    if (typeof value !== 'string' && typeof value !== 'boolean') return false;
    return compare(String(value).toLowerCase(), wanted.toLowerCase());
  };
}
