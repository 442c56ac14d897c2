import type { Tenant } from '../directory/tenant.ts';
import { type GraphAnswer, type GraphRequest, type JsonObject, ok } from '../graph-exchange.ts';
import type { ListQuery } from './list-query.ts';
import { firstAfter } from './first-after.ts';
import type { PropertyReader } from './match-filter.ts';
import { nextLink, pageStart } from './page.ts';

/** A list that Graph serves in pages. `key` goes up along the list and never changes for an item. */
export interface Collection<Item> {
  readonly query: ListQuery;
  readonly context: string;
  readonly items: readonly Item[];
  readonly key: (item: Item) => number;
  readonly reader: (item: Item) => PropertyReader;
  readonly view: (item: Item) => JsonObject;
}

export function answerCollection<Item extends object>(
  tenant: Tenant,
  request: GraphRequest,
  collection: Collection<Item>,
): GraphAnswer {
  const { query } = collection;
  const page = pageStart(tenant, request);
  const kept = narrowed(collection);
  const ordered = query.orderBy === undefined ? kept : sorted(kept, collection.reader, query.orderBy);
  const byKey = query.orderBy === undefined;
  const start = byKey ? firstAfter(ordered, page.after, collection.key) : page.after + 1;
  const listed = ordered.slice(start, start + page.size);
  const last = listed.at(-1);
  const more = last !== undefined && start + page.size < ordered.length;
  return ok({
    '@odata.context': `${tenant.graphUrl}/v1.0/$metadata#${collection.context}`,
    ...(query.counted && page.first ? { '@odata.count': ordered.length } : {}),
    ...(more
      ? { '@odata.nextLink': nextLink(tenant, request, byKey ? collection.key(last) : start + page.size - 1) }
      : {}),
    value: listed.map(collection.view),
  });
}

/** Filtering 100,000 people once per page would make long lists quadratic, so the last few results are kept. */
const results = new WeakMap<object, Map<string, readonly object[]>>();

function narrowed<Item extends object>({ query, items, reader }: Collection<Item>): readonly Item[] {
  const { narrowed: key, keeps } = query;
  if (key === undefined) return items;
  const known = results.get(items) ?? new Map<string, readonly Item[]>();
  results.set(items, known);
  if (known.size > 8) known.clear();
  const found = known.get(key) ?? items.filter((item) => keeps(reader(item)));
  known.set(key, found);
  return found as readonly Item[];
}

function sorted<Item>(items: readonly Item[], reader: (item: Item) => PropertyReader, name: string): readonly Item[] {
  const textOf = (item: Item): string => String(reader(item)(name));
  return items.toSorted((one, other) => textOf(one).localeCompare(textOf(other)));
}
