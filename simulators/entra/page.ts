import { z } from 'zod';
import { GraphError } from './graph-exchange.ts';
import type { GraphRequest } from './graph-exchange.ts';
import type { Tenant } from './tenant.ts';

/** Where a listing goes on. */
const skipToken = z.object({
  list: z.string(),
  after: z.number(),
  /** Advanced queries want their header on every page. */
  advanced: z.boolean(),
});

export interface PageStart {
  readonly size: number;
  /** Items up to this position were on earlier pages. */
  readonly after: number;
  readonly first: boolean;
}

const defaultSize = 100;
const largestSize = 999;

export function pageStart(tenant: Tenant, request: GraphRequest, advanced: boolean): PageStart {
  const size = pageSize(request.query.get('$top'));
  const token = request.query.get('$skiptoken');
  if (token === null) return { size, after: -1, first: true };
  const opened = tenant.seal.open(token, skipToken);
  if (opened?.list !== request.path)
    throw new GraphError(400, 'Directory_InvalidPageToken', 'The specified page token value is invalid.');
  if (opened.advanced && !advanced) {
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      "The page can be read with the request header 'ConsistencyLevel: eventual' only, as the first one was.",
    );
  }
  return { size, after: opened.after, first: false };
}

/** The same address with a token instead of the one it may have had. */
export function nextLink(tenant: Tenant, request: GraphRequest, after: number, advanced: boolean): string {
  const query = new URLSearchParams(request.query);
  query.set('$skiptoken', tenant.seal.seal({ list: request.path, after, advanced }));
  const text = query.toString().replaceAll('%24', '$').replaceAll('+', '%20');
  return `${tenant.graphUrl}/v1.0${request.path}?${text}`;
}

function pageSize(top: string | null): number {
  if (top === null) return defaultSize;
  const size = /^\d+$/u.test(top) ? Number(top) : -1;
  if (size >= 1 && size <= largestSize) return size;
  const message = `Invalid page size specified: '${top}'. Must be between 1 and ${String(largestSize)} inclusive.`;
  throw new GraphError(400, 'Request_UnsupportedQuery', message);
}
