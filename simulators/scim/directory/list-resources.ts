import { matchesFilter } from '../filter/match-filter.ts';
import { badFilter } from '../filter/filter-tokens.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { type JsonObject, ScimError } from '../scim-exchange.ts';
import type { ScimOddities } from '../scim-options.ts';
import type { Cursors } from './cursors.ts';
import { selectAttributes } from './select-attributes.ts';

export interface Collection<Item extends { readonly id: string }> {
  readonly items: readonly Item[];
  readonly toResource: (item: Item) => JsonObject | Promise<JsonObject>;
}

export interface ListRules {
  readonly oddities: ScimOddities;
  readonly cursors: Cursors;
}

const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** RFC 7644, 3.4.2, and RFC 9865. */
export async function listResources<Item extends { readonly id: string }>(
  collection: Collection<Item>,
  query: URLSearchParams,
  rules: ListRules,
): Promise<JsonObject> {
  const chosen = sorted(await filtered(collection, query, rules), query, rules);
  const page = pageOf(chosen, query, rules);
  const resources: JsonObject[] = [];
  for (const item of page.items) resources.push(selectAttributes(await collection.toResource(item), query));
  const isAbsent = resources.length === 0 && rules.oddities.resourcesAbsent;
  return {
    schemas: [listSchema],
    totalResults: chosen.length,
    itemsPerPage: resources.length,
    ...page.place,
    ...(isAbsent ? {} : { Resources: resources }),
  };
}

async function filtered<Item extends { readonly id: string }>(
  { items, toResource }: Collection<Item>,
  query: URLSearchParams,
  { oddities }: ListRules,
): Promise<readonly Item[]> {
  const text = query.get('filter');
  if (text === null) return items;
  if (oddities.filter === 'unsupported') throw new ScimError(400, 'Filters are not supported.', 'invalidFilter');
  const expression = parseFilter(text);
  const asksForChanges = /meta\.lastModified/iu.test(text);
  if (asksForChanges && oddities.filter === 'without-last-modified') throw badFilter();
  if (asksForChanges && oddities.filter === 'ignores-last-modified') return items;
  const found: Item[] = [];
  for (const item of items) if (matchesFilter(await toResource(item), expression)) found.push(item);
  return found;
}

/** Only ids can be sorted by; other attributes leave the order as it is. */
function sorted<Item extends { readonly id: string }>(
  items: readonly Item[],
  query: URLSearchParams,
  { oddities }: ListRules,
): readonly Item[] {
  const sortBy = query.get('sortBy');
  if (sortBy === null) return items;
  if (!oddities.sort) throw new ScimError(400, 'Sorting is not supported.', 'invalidPath');
  if (sortBy.toLowerCase() !== 'id') return items;
  const direction = query.get('sortOrder') === 'descending' ? -1 : 1;
  return [...items].sort((one, other) => (one.id < other.id ? -direction : direction));
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly place: JsonObject;
}

const usualCount = 100;

function pageOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  query: URLSearchParams,
  { oddities, cursors }: ListRules,
): Page<Item> {
  const count = Math.min(Math.max(wholeNumber(query, 'count') ?? usualCount, 0), oddities.mostPerPage);
  const cursor = query.get('cursor');
  if (cursor !== null && oddities.paging !== 'index') {
    return pageByCursor(items, { cursor, count, query: sameQuery(query) }, cursors);
  }
  if (oddities.paging === 'cursor') throw new ScimError(400, 'Only paging by cursor is supported.', 'invalidValue');
  const startIndex = Math.max(wholeNumber(query, 'startIndex') ?? 1, 1);
  return { items: items.slice(startIndex - 1, startIndex - 1 + count), place: { startIndex } };
}

function pageByCursor<Item extends { readonly id: string }>(
  items: readonly Item[],
  { cursor, count, query }: { readonly cursor: string; readonly count: number; readonly query: string },
  cursors: Cursors,
): Page<Item> {
  const from = cursor === '' ? undefined : cursors.read(cursor, query);
  const found = from === undefined ? -1 : items.findIndex(({ id }) => id === from.after);
  const start = from === undefined ? 0 : found >= 0 ? found + 1 : from.at - 1;
  const page = items.slice(start, start + count);
  const after = page.at(-1)?.id;
  const isLast = after === undefined || start + page.length >= items.length;
  return {
    items: page,
    place: isLast ? {} : { nextCursor: cursors.issue({ after, at: start + page.length, query }) },
  };
}

/** All other parameters have to be repeated with a cursor (RFC 9865, 2). */
const sameQuery = (query: URLSearchParams): string =>
  ['filter', 'sortBy', 'sortOrder', 'attributes', 'excludedAttributes'].map((name) => query.get(name) ?? '').join('\n');

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^-?\d+$/u.test(text)) {
    const scimType = name === 'count' ? 'invalidCount' : 'invalidValue';
    throw new ScimError(400, `${name} is not a whole number.`, scimType);
  }
  return Number(text);
}
