import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import { isOwnLink } from '../okta-client.ts';
import { seenUsers } from './seen-users.ts';

/** Where deletions are polled next: a link that Okta gave, or a time to begin at. */
const logPlace = z.union([z.object({ link: z.string() }), z.object({ since: z.iso.datetime() })]);
export type LogPlace = z.infer<typeof logPlace>;

/** Where the next changes run starts. */
export const oktaBookmark = z.object({
  of: z.string(),
  /** When the last read began, by Okta's clock. */
  asOf: z.iso.datetime(),
  seen: seenUsers,
  log: logPlace,
});
export type OktaBookmark = z.infer<typeof oktaBookmark>;

const wholePlace = z.object({
  read: z.literal('whole'),
  of: z.string(),
  /** How many lists are behind us. */
  listing: z.int().min(0),
  /** The next page of the present list; null before its first. */
  next: z.string().nullable(),
  asOf: z.iso.datetime().nullable(),
  seen: seenUsers,
});
export type WholePlace = z.infer<typeof wholePlace>;

const changesPlace = z.object({
  read: z.literal('changes'),
  of: z.string(),
  from: oktaBookmark,
  /** Null before the first page; `log` when all changed people have been read. */
  next: z.string().nullable(),
  asOf: z.iso.datetime().nullable(),
  seen: seenUsers,
});
export type ChangesPlace = z.infer<typeof changesPlace>;

const place = z.discriminatedUnion('read', [wholePlace, changesPlace]);
export type Place = z.infer<typeof place>;

/** Names what is read, so that a place of another org or scope is not taken for one of this. */
export function readKey(origin: string, { scope }: SourceContext): string {
  const text = JSON.stringify([origin, scope.groups, scope.filter]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Throws `cursor-expired` unless the cursor is one of this org and this scope. */
export function readCursor(cursor: JsonValue, of: string, origin: string): Place {
  const parsed = place.safeParse(cursor);
  if (!parsed.success || parsed.data.of !== of) throw placeExpired();
  const { next } = parsed.data;
  if (next !== null && !isOwnLink(next, origin)) throw placeExpired();
  return parsed.data;
}

export function changesSince(bookmark: OktaBookmark, of: string, origin: string): ChangesPlace {
  const { log } = bookmark;
  if (bookmark.of !== of || ('link' in log && !isOwnLink(log.link, origin))) throw placeExpired();
  return { read: 'changes', of, from: bookmark, next: null, asOf: null, seen: {} };
}

function placeExpired(): ConnectorError {
  return new ConnectorError({
    reason: 'cursor-expired',
    message: 'Org or scope are others than when the last read stopped. Everyone is read again.',
  });
}
