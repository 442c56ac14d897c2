import { http, HttpResponse, type RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import type { ProblemCode, ProblemDetails } from '#contract/problem.ts';

/** The other side of `call` in page tests: no handlers until a test gives some, and an unknown request fails the test. */
export const fakeApi = setupServer();

type OutputOf<O, Name extends 'params' | 'query' | 'body'> =
  O extends Record<Name, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

export interface FakeRequest<O> {
  readonly params: OutputOf<O, 'params'>;
  readonly query: OutputOf<O, 'query'>;
  readonly body: OutputOf<O, 'body'>;
  readonly request: Request;
}

/** `null` where the operation has no JSON answer. */
type AnswerTo<O> = O extends { readonly response: infer Schema extends z.ZodType } ? z.input<Schema> : null;

const statuses: Readonly<Record<ProblemCode, number>> = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many-requests': 429,
  internal: 500,
  'connector-failed': 502,
  unavailable: 503,
};

/** Answers an operation as the server would: refuses what the contract refuses, and cannot answer what it does not know. */
export function answers<const O extends Operation>(
  operation: O,
  answer: (request: FakeRequest<O>) => AnswerTo<O> | Promise<AnswerTo<O>>,
): RequestHandler {
  return handle(operation, async ({ request, params }) => {
    if (operation.method !== 'get' && request.headers.get('X-Roster-Request') === null) {
      return problemResponse({ code: 'not-allowed', detail: 'The request lacks X-Roster-Request.' });
    }
    const parts = z.safeParse(partsOf(operation), {
      params,
      query: Object.fromEntries(new URL(request.url).searchParams),
      body: operation.body ? await request.clone().json() : undefined,
    });
    if (!parts.success) return problemResponse({ code: 'invalid-input', detail: z.prettifyError(parts.error) });
    const body = await answer({ ...(parts.data as unknown as FakeRequest<O>), request });
    if (!operation.response) return new HttpResponse(null, { status: operation.status });
    return HttpResponse.json(operation.response.parse(body) as object, { status: operation.status });
  });
}

interface Refusal extends Pick<ProblemDetails, 'code' | 'detail' | 'errors'> {
  readonly code: ProblemCode;
}

/** Refuses an operation with a problem. */
export function refuses(operation: Operation, refusal: Refusal): RequestHandler {
  return handle(operation, () => problemResponse(refusal));
}

type Handle = Parameters<typeof http.all>[1];

function handle(operation: Operation, resolver: Handle): RequestHandler {
  return http[operation.method](`*${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, resolver);
}

function partsOf(operation: Operation) {
  return z.object({
    params: operation.params ?? z.unknown(),
    query: operation.query ?? z.unknown(),
    body: operation.body ?? z.unknown(),
  });
}

function problemResponse(refusal: Refusal) {
  const status = statuses[refusal.code];
  const details: ProblemDetails = { type: 'about:blank', title: refusal.code, status, ...refusal };
  return HttpResponse.json(details, { status, headers: { 'Content-Type': 'application/problem+json' } });
}
