import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import { listOf, textOf, valueOf } from '../in-any-case.ts';
import type { ScimAnswer } from '../scim-answer.ts';
import { isJsonObject, type JsonObject } from '../../../model/json.ts';

/** Where in a list a page begins. */
export const position = z.discriminatedUnion('method', [
  /** `startIndex` counts from 1 (RFC 7644, 3.4.2.4). */
  z.object({ method: z.literal('index'), startIndex: z.int().min(1), sorted: z.boolean() }),
  /** RFC 9865; the first page has an empty cursor. */
  z.object({ method: z.literal('cursor'), cursor: z.string() }),
]);
export type Position = z.infer<typeof position>;

export interface ListPage {
  readonly items: readonly JsonObject[];
  /** `totalResults`; a server that pages by cursor may leave it out. */
  readonly total: number | undefined;
  /** Undefined on the last page. */
  readonly next: Position | undefined;
  readonly serverTime: Date | undefined;
}

/**
 * A server may give fewer people than asked for on any page, so the next one begins after those that came. `Resources`
 * may be absent when there are none (RFC 7644, 3.4.2).
 */
export function listPage({ body, serverTime }: ScimAnswer, at: Position): ListPage {
  if (body === undefined || !isListResponse(body)) throw unexpected('The server’s list of people is not one of SCIM.');
  const items = listOf(valueOf(body, 'Resources')).filter(isJsonObject);
  const total = numberIn(body, 'totalResults');
  const nextCursor = textOf(body, 'nextCursor');
  if (nextCursor !== undefined) {
    if (at.method === 'cursor' && at.cursor === nextCursor) {
      throw unexpected('The server gave a page that leads back to itself.');
    }
    return { items, total, next: { method: 'cursor', cursor: nextCursor }, serverTime };
  }
  return { items, total, next: nextByIndex(items.length, total, at), serverTime };
}

function nextByIndex(received: number, total: number | undefined, at: Position): Position | undefined {
  // An empty cursor that led to no other one, and yet there are more people: the server does not know cursors.
  const isIgnored = at.method === 'cursor' && at.cursor === '' && total !== undefined && received < total;
  if (received === 0 || (at.method === 'cursor' && !isIgnored)) return undefined;
  const { startIndex, sorted } = at.method === 'index' ? at : { startIndex: 1, sorted: false };
  const next = startIndex + received;
  return total !== undefined && next > total ? undefined : { method: 'index', startIndex: next, sorted };
}

/** Not by its `schemas`, which some servers leave out. */
function isListResponse(body: JsonObject): boolean {
  return valueOf(body, 'Resources') !== undefined || valueOf(body, 'totalResults') !== undefined;
}

function numberIn(body: JsonObject, name: string): number | undefined {
  const number = Number(textOf(body, name));
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}

const unexpected = (message: string): ConnectorError => new ConnectorError({ reason: 'unexpected-answer', message });
