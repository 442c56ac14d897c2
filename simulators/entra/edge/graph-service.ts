import { randomUUID } from 'node:crypto';
import { demand } from '../directory/permissions.ts';
import type { Tenant } from '../directory/tenant.ts';
import { errorAnswer, type GraphAnswer, GraphError, type GraphRequest } from '../graph-exchange.ts';
import { BrokenConnection } from '../../edge/broken-connection.ts';
import type { FaultAnswer, FaultBook } from './faults.ts';
import { matchRoute, type RouteMatch, unitsOf } from './routes.ts';
import type { StatisticsBook } from './statistics.ts';
import type { Throttle } from './throttle.ts';

/** Answers one request, be it alone or part of a batch: faults, throttling, permissions, then the directory. */
export interface GraphService {
  answer(request: GraphRequest, sending: Sending): Promise<GraphAnswer>;
}

interface Sending {
  /** As the client wrote it. */
  readonly url: string;
  readonly inBatch: boolean;
  /** The answer is this, whatever is asked. */
  readonly refusal?: GraphError;
}

export interface GraphServiceParts {
  readonly tenant: Tenant;
  readonly faults: FaultBook;
  readonly throttle: Throttle;
  readonly statistics: StatisticsBook;
}

export function createGraphService(parts: GraphServiceParts): GraphService {
  return {
    answer: async (request, sending) => {
      const match = matchRoute(request.path, request.method);
      const answer = await answered(parts, { request, sending, match });
      const { url, inBatch } = sending;
      const { kind } = match.route;
      parts.statistics.record({ kind, method: request.method, url, status: answer.status, inBatch }, answer);
      return answer;
    },
  };
}

interface Exchange {
  readonly request: GraphRequest;
  readonly sending: Sending;
  readonly match: RouteMatch;
}

async function answered(
  { tenant, faults, throttle }: GraphServiceParts,
  { request, sending: { url, refusal }, match: { route, params } }: Exchange,
): Promise<GraphAnswer> {
  try {
    const fault = faults.take(route.kind, url);
    if (fault !== undefined) await befall(fault);
    const units = unitsOf(route, request);
    if (refusal !== undefined) throw refusal;
    throttle.charge(units);
    if (request.method !== (route.method ?? 'GET')) throw notAllowed();
    if (route.anyOf.length > 0) demand(request.roles, route.anyOf);
    const answer = await route.handler(tenant, request, params);
    return { ...answer, headers: { 'x-ms-resource-unit': String(units), ...answer.headers } };
  } catch (error) {
    if (error instanceof GraphError) return errorAnswer(error, tenant.settings.now(), randomUUID());
    throw error;
  }
}

/** Throws unless the fault is only a delay. */
export async function befall(fault: FaultAnswer): Promise<void> {
  if (fault === 'reset' || fault === 'cut') throw new BrokenConnection(fault);
  if ('delayMillis' in fault) {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMillis));
    return;
  }
  const {
    status,
    code = 'serviceNotAvailable',
    message = 'The service is temporarily unavailable.',
    retryAfter,
  } = fault;
  throw new GraphError(status, code, message, retryAfter === undefined ? {} : { 'Retry-After': retryAfter });
}

function notAllowed(): GraphError {
  return new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
}
