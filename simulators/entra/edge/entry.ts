import { randomUUID } from 'node:crypto';
import type { EntraSettings } from '../entra-options.ts';
import { errorAnswer, GraphError, type GraphAnswer, type GraphRequest } from '../graph-exchange.ts';
import type { AccessTokens } from '../sign-in/access-tokens.ts';
import { answerTokenRequest, type TokenEndpoint } from '../sign-in/token-endpoint.ts';
import type { Arrival } from '../../edge/arrival.ts';
import { answerBatch, batchParts, readsPhotos } from './batch.ts';
import type { FaultBook } from './faults.ts';
import { befall, type GraphService } from './graph-service.ts';
import type { PhotoReaders } from './photo-readers.ts';
import type { RequestKind } from './request-kind.ts';
import { matchRoute } from './routes.ts';
import type { StatisticsBook } from './statistics.ts';

export interface EntryParts {
  readonly settings: EntraSettings;
  readonly service: GraphService;
  readonly tokens: AccessTokens;
  readonly tokenEndpoint: TokenEndpoint;
  readonly faults: FaultBook;
  readonly statistics: StatisticsBook;
  readonly photoReaders: PhotoReaders;
}

/** Shows a request to its door: the token endpoint, `$batch`, or a single Graph request. */
export async function answerArrival(parts: EntryParts, arrival: Arrival): Promise<GraphAnswer> {
  const tenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/u.exec(arrival.path)?.[1];
  if (tenant !== undefined)
    return recorded(parts, { kind: 'token', arrival }, () => answerToken(parts, tenant, arrival));
  const path = arrival.path.replace(/^\/v1\.0(?=\/)/u, '');
  if (path === '/$batch') return recorded(parts, { kind: 'batch', arrival }, () => answerBatchArrival(parts, arrival));
  const { kind } = matchRoute(path, arrival.method).route;
  const roles = rolesOf(parts, arrival);
  if (roles instanceof GraphError) return recorded(parts, { kind, arrival }, () => Promise.reject(roles));
  const { method, query, headers, body: content } = arrival;
  return answerSingle(parts, { method, path, query, headers, roles, content }, arrival.url);
}

async function answerToken(parts: EntryParts, tenant: string, arrival: Arrival): Promise<GraphAnswer> {
  const fault = parts.faults.take('token', arrival.url);
  if (fault !== undefined) await befall(fault);
  return answerTokenRequest(parts.tokenEndpoint, tenant, new URLSearchParams(arrival.body));
}

async function answerBatchArrival(parts: EntryParts, arrival: Arrival): Promise<GraphAnswer> {
  const roles = rolesOf(parts, arrival);
  if (roles instanceof GraphError) throw roles;
  const fault = parts.faults.take('batch', arrival.url);
  if (fault !== undefined) await befall(fault);
  if (arrival.method !== 'POST') throw new GraphError(405, 'Request_BadRequest', 'A batch is sent with POST.');
  const batch = batchParts(arrival.body);
  if (!readsPhotos(batch)) return answerBatch(batch, { roles, service: parts.service });
  const refusal = parts.photoReaders.enter();
  if (refusal !== undefined) return answerBatch(batch, { roles, service: parts.service, refusal });
  try {
    return await answerBatch(batch, { roles, service: parts.service });
  } finally {
    parts.photoReaders.leave();
  }
}

async function answerSingle(parts: EntryParts, request: GraphRequest, url: string): Promise<GraphAnswer> {
  if (!matchRoute(request.path).route.kind.startsWith('photo'))
    return parts.service.answer(request, { url, inBatch: false });
  const refusal = parts.photoReaders.enter();
  if (refusal !== undefined) return parts.service.answer(request, { url, inBatch: false, refusal });
  try {
    return await parts.service.answer(request, { url, inBatch: false });
  } finally {
    parts.photoReaders.leave();
  }
}

function rolesOf(parts: EntryParts, { headers }: Arrival): ReadonlySet<string> | GraphError {
  try {
    return parts.tokens.rolesOf(headers['authorization']);
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}

async function recorded(
  { settings, statistics }: EntryParts,
  { kind, arrival: { method, url } }: { readonly kind: RequestKind; readonly arrival: Arrival },
  run: () => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  const answer = await run().catch((error: unknown) => {
    if (error instanceof GraphError) return errorAnswer(error, settings.now(), randomUUID());
    throw error;
  });
  statistics.record({ kind, method, url, status: answer.status, inBatch: false }, answer);
  return answer;
}
