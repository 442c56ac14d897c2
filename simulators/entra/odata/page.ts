import { z } from 'zod';
import type { Tenant } from '../directory/tenant.ts';
import { GraphError, type GraphRequest } from '../graph-exchange.ts';
import { isEventual } from './list-query.ts';

/** Where a listing goes on. */
const skipToken = z.object({
  list: z.string(),
  after: z.number(),
  /** The first page had the header of advanced queries: every page wants it. */
  eventual: z.boolean(),
  generation: z.number(),
});

export interface PageStart {
  readonly size: number;
  /** Items up to this position were on earlier pages. */
  readonly after: number;
  readonly first: boolean;
}

const defaultSize = 100;
const largestSize = 999;

export function pageStart(tenant: Tenant, request: GraphRequest): PageStart {
  const size = pageSize(request.query.get('$top'));
  const token = request.query.get('$skiptoken');
  if (token === null) return { size, after: -1, first: true };
  const opened = tenant.seal.open(token, skipToken);
  if (opened?.list !== request.path) {
    throw new GraphError(400, 'Directory_InvalidPageToken', 'The specified page token value is invalid.');
  }
  if (opened.generation !== tenant.pageGeneration()) {
    const message = 'The specified page token value has expired and can no longer be included in your request.';
    throw new GraphError(400, 'Directory_ExpiredPageToken', message);
  }
  if (opened.eventual && !isEventual(request)) {
    throw new GraphError(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
  }
  return { size, after: opened.after, first: false };
}

/** The same address with a token that says where to go on. */
export function nextLink(tenant: Tenant, request: GraphRequest, after: number): string {
  const query = new URLSearchParams(request.query);
  const token = { list: request.path, after, eventual: isEventual(request), generation: tenant.pageGeneration() };
  query.set('$skiptoken', tenant.seal.seal(token));
  return `${tenant.graphUrl}/v1.0${request.path}?${query.toString().replaceAll('%24', '$').replaceAll('+', '%20')}`;
}

function pageSize(top: string | null): number {
  if (top === null) return defaultSize;
  const size = /^\d+$/u.test(top) ? Number(top) : -1;
  if (size >= 1 && size <= largestSize) return size;
  const message = `Invalid page size specified: '${top}'. Must be between 1 and ${largestSize} inclusive.`;
  throw new GraphError(400, 'Request_UnsupportedQuery', message);
}
