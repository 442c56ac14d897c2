import { GraphError, type GraphRequest } from '../graph-exchange.ts';
import { type FilterSupport, needsAdvancedQuery } from './filter-support.ts';
import { matchesFilter, type PropertyReader } from './match-filter.ts';
import { parseFilter } from './parse-filter.ts';
import { readSearch } from './search.ts';

/** What the query options say of a collection, besides which properties to show. */
export interface ListQuery {
  /** Both options together, as a key; `undefined` when everything is listed. */
  readonly narrowed?: string;
  readonly keeps: (read: PropertyReader) => boolean;
  readonly orderBy?: string;
  /** The request has the header that advanced queries want, on every page. */
  readonly eventual: boolean;
  /** Only an advanced query can answer it. */
  readonly advanced: boolean;
  readonly counted: boolean;
}

export interface ListRules {
  readonly support: FilterSupport;
  /** The path casts to a type, which is an advanced query in itself. */
  readonly cast: boolean;
}

const options = ['$select', '$expand', '$filter', '$search', '$orderby', '$top', '$count', '$skiptoken', '$format'];

/** https://learn.microsoft.com/graph/query-parameters and https://learn.microsoft.com/graph/aad-advanced-queries */
export function readListQuery(request: GraphRequest, { support, cast }: ListRules): ListQuery {
  refuseUnknownOptions(request.query);
  const { query } = request;
  const eventual = isEventual(request);
  const counted = query.get('$count')?.toLowerCase() === 'true';
  const filterText = query.get('$filter');
  const filter = filterText === null ? undefined : parseFilter(filterText);
  const orderBy = readOrderBy(query.get('$orderby'));
  const searchText = query.get('$search');
  const filterAdvanced = filter !== undefined && needsAdvancedQuery(filter, support);
  const advanced = cast || filterAdvanced || (filter !== undefined && orderBy !== undefined);
  if (advanced && !(eventual && counted)) throw new GraphError(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
  if (searchText !== null && !eventual) throw searchWithoutHeader();
  if (query.has('$expand') && (advanced || searchText !== null)) {
    throw new GraphError(400, 'Request_UnsupportedQuery', '$expand is not supported with advanced queries.');
  }
  const found = searchText === null ? (): boolean => true : readSearch(searchText);
  const narrowed =
    filter === undefined && searchText === null ? {} : { narrowed: `${filterText ?? ''}|${searchText ?? ''}` };
  return {
    ...narrowed,
    keeps: (read) => found(read) && (filter === undefined || matchesFilter(filter, read)),
    ...(orderBy === undefined ? {} : { orderBy }),
    eventual,
    advanced: advanced || searchText !== null,
    counted: counted && eventual,
  };
}

export function isEventual({ headers }: GraphRequest): boolean {
  return headers['consistencylevel']?.toLowerCase() === 'eventual';
}

function refuseUnknownOptions(query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (!name.startsWith('$') || options.includes(name.toLowerCase())) continue;
    throw new GraphError(400, 'Request_BadRequest', `'${name}' is not supported by the service.`);
  }
}

/** Only what sorts without further ado: https://learn.microsoft.com/graph/aad-advanced-queries */
function readOrderBy(orderBy: string | null): string | undefined {
  if (orderBy === null) return undefined;
  const name = /^\s*(displayName|userPrincipalName)(?:\s+asc)?\s*$/iu.exec(orderBy)?.[1];
  if (name === undefined)
    throw new GraphError(400, 'Request_UnsupportedQuery', 'Sorting not supported for current query.');
  return name;
}

function searchWithoutHeader(): GraphError {
  const message =
    "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'";
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}
