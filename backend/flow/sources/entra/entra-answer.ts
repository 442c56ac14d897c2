import { z } from 'zod';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import type { GraphRefusal } from './entra-failure.ts';
import { shapedBy } from '../../../http/shaped.ts';

export const shaped = shapedBy('Microsoft Graph');

/** What Graph said to one request, whether it went by itself or as a part of a batch. */
export interface GraphAnswer extends GraphRefusal {
  readonly body: unknown;
}

const refusalBody = z.object({ error: z.object({ code: z.string().default(''), message: z.string().default('') }) });
const batchBody = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).default({}),
      body: z.unknown(),
    }),
  ),
});

export function graphAnswer(response: HttpResponse, now: Date): GraphAnswer {
  const { status } = response;
  return answerWith({ status, body: bodyOf(response), retryAfter: response.header('retry-after'), now });
}

/** In the order of the parts that were sent; Graph answers in any. */
export function batchAnswers(response: HttpResponse, parts: number, now: Date): readonly GraphAnswer[] {
  const byId = new Map(
    shaped(batchBody, parseJson(response)).responses.map(({ id, status, headers, body }) => {
      const retryAfter = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
      return [id, answerWith({ status, body, retryAfter, now })];
    }),
  );
  // A part that was left out was not dealt with in time.
  return Array.from({ length: parts }, (_, index) => byId.get(String(index)) ?? { status: 504, body: undefined });
}

interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
  readonly now: Date;
}

function answerWith({ status, body, retryAfter, now }: RawAnswer): GraphAnswer {
  if (status < 400) return { status, body };
  const { code, message = '' } = refusalBody.safeParse(body).data?.error ?? {};
  const unknownProperty = /property named '([^']+)'/.exec(message)?.[1];
  return { status, body, code, unknownProperty, retryAfterSeconds: retryAfterSeconds(retryAfter, now) };
}

/** Gateways refuse in HTML: then the status has to do. */
function bodyOf(response: HttpResponse): unknown {
  const isJson = response.header('content-type')?.includes('json') ?? false;
  return response.status < 400 || isJson ? parseJson(response) : undefined;
}
