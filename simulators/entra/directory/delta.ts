import { GraphError, type GraphAnswer, type GraphRequest, type JsonObject, ok } from '../graph-exchange.ts';
import { firstAfter } from '../odata/first-after.ts';
import { refuseSingleUserProperties, selectedProperties } from '../odata/select.ts';
import { changeItems, initialItem } from './delta-items.ts';
import { type DeltaPage, openDeltaPage, openDeltaToken, type Tracked } from './delta-token.ts';
import type { Tenant } from './tenant.ts';

const defaultPageSize = 200;
const maxFilteredIds = 50;

/** `GET /users/delta`: https://learn.microsoft.com/graph/api/user-delta. `$expand` and `$top` are ignored. */
export function listUserChanges(tenant: Tenant, request: GraphRequest): GraphAnswer {
  refuseOptions(request.query);
  const page = pageOf(tenant, request);
  return 'deltaToken' in page ? linkOnly(tenant, page.deltaToken) : answerPage(tenant, request, page);
}

function pageOf(tenant: Tenant, { query }: GraphRequest): DeltaPage | { readonly deltaToken: Tracked } {
  const { company } = tenant.settings;
  const skip = option(query, '$skiptoken');
  if (skip !== undefined) return openDeltaPage(tenant, skip);
  const token = option(query, '$deltatoken');
  if (token === 'latest') return { deltaToken: readTracked(query) };
  const generation = tenant.faults.state().deltaGeneration;
  const round = { kind: 'page', until: company.sequence(), position: 0, generation } as const;
  if (token === undefined || token === '') return { ...round, tracked: readTracked(query) };
  const opened = openDeltaToken(tenant, token);
  const tracked = query.has('$select') ? readTracked(query) : opened.tracked;
  return { ...round, tracked, since: opened.sequence };
}

function answerPage(tenant: Tenant, request: GraphRequest, page: DeltaPage): GraphAnswer {
  const { listed, next } = itemsOf(tenant, request, page);
  const link =
    next === undefined
      ? { '@odata.deltaLink': deltaLink(tenant, page.tracked, page.until) }
      : {
          '@odata.nextLink': `${tenant.graphUrl}/v1.0/users/delta?$skiptoken=${tenant.seal.seal({ ...page, position: next })}`,
        };
  return ok({ '@odata.context': context(tenant, page.tracked), ...link, value: listed });
}

interface Portion {
  readonly listed: readonly JsonObject[];
  /** Position of the next page, if there is one. */
  readonly next?: number;
}

/**
 * Graph may answer an empty page that is not the last, and may repeat an item on the next page; both happen here, in
 * every round of changes and on every page but the first.
 */
function itemsOf(tenant: Tenant, request: GraphRequest, page: DeltaPage): Portion {
  const size = pageSize(request);
  const { tracked, since, until, position } = page;
  if (tenant.faults.state().listsNobody) return { listed: [] };
  if (since === undefined) return peopleFrom(tenant, page, size);
  const events = tenant.settings.company.eventsAfter(since).filter(({ sequence }) => sequence <= until);
  const items = changeItems(tenant, events, {
    tracked,
    changedOnly: isMinimal(request) || tenant.faults.state().sparseDelta,
  });
  if (position === 0 && items.length > 0) return { listed: [], next: 1 };
  const end = position - 1 + size;
  return { listed: items.slice(Math.max(0, position - 2), end), ...(end < items.length ? { next: end + 1 } : {}) };
}

/** The position is that of the person in the company, so that nobody is skipped when somebody leaves meanwhile. */
function peopleFrom(tenant: Tenant, { tracked, position }: DeltaPage, size: number): Portion {
  const { ids } = tracked;
  const people = ids === undefined ? tenant.users() : tenant.users().filter(({ id }) => ids.includes(id));
  const start = firstAfter(people, position - 1, ({ index }) => index);
  const listed = people.slice(Math.max(0, start - 1), start + size);
  const next = people[start + size]?.index;
  return {
    listed: listed.map((person) => initialItem(tenant, person, tracked)),
    ...(next === undefined ? {} : { next }),
  };
}

function linkOnly(tenant: Tenant, tracked: Tracked): GraphAnswer {
  const link = deltaLink(tenant, tracked, tenant.settings.company.sequence());
  return ok({ '@odata.context': context(tenant, tracked), '@odata.deltaLink': link, value: [] });
}

function deltaLink(tenant: Tenant, tracked: Tracked, sequence: number): string {
  const generation = tenant.faults.state().deltaGeneration;
  const token = { kind: 'delta', tracked, sequence, issuedAt: tenant.settings.now().getTime(), generation };
  return `${tenant.graphUrl}/v1.0/users/delta?$deltatoken=${tenant.seal.seal(token)}`;
}

function context(tenant: Tenant, { names }: Tracked): string {
  return `${tenant.graphUrl}/v1.0/$metadata#users(${names.join(',')})`;
}

function readTracked(query: URLSearchParams): Tracked {
  const selected = selectedProperties(query.get('$select'));
  refuseSingleUserProperties(selected);
  const filter = query.get('$filter');
  return {
    names: selected.filter((name) => name !== 'manager'),
    manager: selected.includes('manager'),
    ...(filter === null ? {} : { ids: filteredIds(filter) }),
  };
}

/** The only filter there is: `id eq 'a' or id eq 'b'`. */
function filteredIds(filter: string): string[] {
  const ids = filter
    .split(/\s+or\s+/iu)
    .map((term) => /^\s*id\s+eq\s+'?([\da-f-]{36})'?\s*$/iu.exec(term)?.[1]?.toLowerCase());
  const known = ids.filter((id) => id !== undefined);
  if (known.length === ids.length && ids.length <= maxFilteredIds) return known;
  throw new GraphError(
    400,
    'Request_UnsupportedQuery',
    'Unsupported query filter: delta queries can be filtered by up to 50 ids only.',
  );
}

function refuseOptions(query: URLSearchParams): void {
  const refused = [...query.keys()].find((name) =>
    ['$orderby', '$search', '$skip', '$count'].includes(name.toLowerCase()),
  );
  if (refused !== undefined) {
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      `The query parameter '${refused}' is not supported by delta queries.`,
    );
  }
  if (option(query, '$skiptoken') !== undefined && (query.has('$select') || query.has('$filter'))) {
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      'Delta queries with both $select and $skiptoken are not supported.',
    );
  }
}

function option(query: URLSearchParams, name: string): string | undefined {
  return [...query].find(([key]) => key.toLowerCase() === name)?.[1];
}

function pageSize({ headers }: GraphRequest): number {
  const asked = Number(/odata\.maxpagesize=(\d+)/iu.exec(headers['prefer'] ?? '')?.[1] ?? defaultPageSize);
  return Math.min(999, Math.max(1, asked));
}

function isMinimal({ headers }: GraphRequest): boolean {
  return /return=minimal/iu.test(headers['prefer'] ?? '');
}
