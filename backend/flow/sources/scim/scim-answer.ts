import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { listOf, textOf, valueOf } from './in-any-case.ts';
import type { ScimRefusal } from './scim-failure.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';

/** What a SCIM server said to one request. */
export interface ScimAnswer extends ScimRefusal {
  /** Undefined for anything but a JSON object: a web page, an empty answer, one that is too large. */
  readonly body: JsonObject | undefined;
  /** By its own clock. */
  readonly serverTime: Date | undefined;
}

export function scimAnswer(response: HttpResponse, now: Date): Omit<ScimAnswer, 'signIn'> {
  const body = bodyOf(response);
  return {
    status: statusOf(response.status, body),
    body,
    content: response.body === 'too-large' ? 'too-large' : body === undefined ? 'no-json' : 'json',
    scimType: body === undefined ? undefined : textOf(body, 'scimType')?.toLowerCase(),
    retryAfterSeconds: retryAfterSeconds(response.header('retry-after'), now),
    serverTime: dateOf(response.header('date')),
  };
}

/** Servers send `application/scim+json`, `application/json` or no type at all, so the content alone counts. */
function bodyOf(response: HttpResponse): JsonObject | undefined {
  if (response.body === 'too-large') return undefined;
  try {
    const parsed = parseJson(response);
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    // A web page is an answer too: its status, or that it is one, says what is wrong.
    return undefined;
  }
}

const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:error';

/** Some gateways wrap an error in status 200. Its `status` is a text by RFC 7644, 3.12; some send a number. */
function statusOf(status: number, body: JsonObject | undefined): number {
  if (status >= 300 || body === undefined) return status;
  const isError = listOf(valueOf(body, 'schemas')).some(
    (schema) => typeof schema === 'string' && schema.toLowerCase() === errorSchema,
  );
  const told = Number(textOf(body, 'status'));
  return isError ? (Number.isInteger(told) && told >= 400 ? told : 500) : status;
}

function dateOf(header: string | undefined): Date | undefined {
  const millis = Date.parse(header ?? '');
  return Number.isNaN(millis) ? undefined : new Date(millis);
}
