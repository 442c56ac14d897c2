import { z } from 'zod';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import type { JsonObject } from '../../model/json.ts';
import type { OktaRefusal } from './okta-failure.ts';
import { rateLimitOf } from '../../providers/okta/rate-limit.ts';
import { serverDate } from '../../providers/okta/server-clock.ts';
import { shapedBy } from '../../../http/shaped.ts';

export const shaped = shapedBy('Okta', 'Check the Okta org URL.');

/** What Okta said to one request. */
export interface OktaAnswer extends OktaRefusal {
  readonly body: unknown;
  readonly nextLink: string | undefined;
  /** When Okta answered, by its own clock. */
  readonly date: Date;
}

const refusalBody = z.object({ errorCode: z.string().default('') });

export function oktaAnswer(response: HttpResponse, now: Date): OktaAnswer {
  const { status } = response;
  const nextLink = nextOf(response.header('link') ?? '');
  const date = serverDate(response) ?? now;
  const body = bodyOf(response);
  if (status < 400) return { status, body, nextLink, date };
  const resetsInSeconds = rateLimitOf(response, now)?.resetsInSeconds ?? 0;
  return {
    status,
    body,
    nextLink,
    date,
    code: refusalBody.safeParse(body).data?.errorCode,
    scopeMissing: (response.header('www-authenticate') ?? '').includes('insufficient_scope'),
    ...(resetsInSeconds > 0 ? { retryAfterSeconds: Math.max(1, resetsInSeconds) } : {}),
  };
}

/** Bearer failures come without a body, gateways refuse in HTML: then the status has to do. */
function bodyOf(response: HttpResponse): unknown {
  const isJson = response.header('content-type')?.includes('json') ?? false;
  return isJson && response.body !== 'too-large' && response.body.byteLength > 0 ? parseJson(response) : undefined;
}

const link = /<([^>]*)>((?:\s*;\s*[\w!#$&*+.^`|~-]+\s*=\s*(?:"[^"]*"|[^",;]*))*)/g;

/** RFC 8288. Okta sends `self` and `next` each by itself, in any order. */
function nextOf(header: string): string | undefined {
  for (const [, target = '', parameters = ''] of header.matchAll(link)) {
    if (/;\s*rel\s*=\s*"?next"?\s*(;|$)/i.test(parameters)) return target;
  }
  return undefined;
}

export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
