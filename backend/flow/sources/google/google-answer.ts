import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { shapedBy } from '../../../http/shaped.ts';

export const shaped = shapedBy('Google');

/** What Google said instead of giving what was asked for. */
export interface GoogleRefusal {
  readonly status: number;
  /** All that the answer gives as a reason, e.g. `userRateLimitExceeded`, `SERVICE_DISABLED`, `PERMISSION_DENIED`. */
  readonly reasons: readonly string[];
  /** In Google's words. It may name people: not to be repeated. */
  readonly message: string;
  /** The Cloud project that is to blame, e.g. `projects/604021`. */
  readonly project?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

export type GoogleAnswer =
  { readonly status: 200; readonly body: unknown } | { readonly status: 'refused'; readonly refusal: GoogleRefusal };

const refusalBody = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).default([]),
    details: z
      .array(
        z.looseObject({
          reason: z.string().optional(),
          metadata: z.looseObject({ consumer: z.string().optional() }).optional(),
        }),
      )
      .default([]),
  }),
});

export function googleAnswer(response: HttpResponse, now: Date): GoogleAnswer {
  if (response.status === 200) return { status: 200, body: parseJson(response) };
  return { status: 'refused', refusal: readRefusal(response, now) };
}

/** Both shapes: `errors[].reason` of old APIs, `details[].reason` and `status` of newer gateways. */
export function readRefusal(response: HttpResponse, now: Date): GoogleRefusal {
  const { status } = response;
  const error = refusalBody.safeParse(refusalBodyOf(response)).data?.error;
  const given = [...(error?.errors ?? []), ...(error?.details ?? [])].flatMap(({ reason }) => reason ?? []);
  return {
    status,
    reasons: error?.status === undefined ? given : [...given, error.status],
    message: error?.message ?? '',
    project: error?.details.map(({ metadata }) => metadata?.consumer).find((consumer) => consumer !== undefined),
    retryAfterSeconds: retryAfterSeconds(response.header('retry-after'), now),
  };
}

/** Proxies and overloaded front ends refuse in HTML: then the status has to do. */
export function refusalBodyOf(response: HttpResponse): unknown {
  const isJson = response.header('content-type')?.includes('json') ?? false;
  if (!isJson || response.body === 'too-large') return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    // Cut off, or not JSON after all: what it was about is unknown.
    return undefined;
  }
}

export const endless = (): ConnectorError =>
  new ConnectorError({ reason: 'unexpected-answer', message: 'Google gave a page that leads back to itself.' });
