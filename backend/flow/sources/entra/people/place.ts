import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import type { UserSelection } from './user-selection.ts';

/** Where the next changes run starts. */
export const entraBookmark = z.object({
  deltaLink: z.string(),
  /** What the link tracks; Graph bakes `$select` into it, so another mapping needs another one. */
  of: z.string(),
});
export type EntraBookmark = z.infer<typeof entraBookmark>;

const wholePlace = z.object({
  read: z.literal('whole'),
  of: z.string(),
  /** How many lists are behind us. */
  listing: z.int().min(0),
  /** The next page of the present list; null before its first. */
  next: z.string().nullable(),
  eventual: z.boolean(),
  deltaLink: z.string().nullable(),
});
export type WholePlace = z.infer<typeof wholePlace>;

const changesPlace = z.object({
  read: z.literal('changes'),
  of: z.string(),
  /** The next page; after the last one, where the next run starts. */
  link: z.string(),
  ended: z.boolean(),
});
export type ChangesPlace = z.infer<typeof changesPlace>;

export type Place = WholePlace | ChangesPlace;
const place = z.discriminatedUnion('read', [wholePlace, changesPlace]);

/** Names what is read, so that a place of an earlier mapping or scope is not taken for one of this. */
export function readKey({ properties, managerProperties = [] }: UserSelection, { scope }: SourceContext): string {
  const { groups, nestedGroups, filter } = scope;
  const text = JSON.stringify([properties, managerProperties, groups, nestedGroups, filter]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Throws `cursor-expired` unless the cursor is one of this mapping, this scope and this Graph. */
export function readCursor(cursor: JsonValue, of: string, graphUrl: string): Place {
  const parsed = place.safeParse(cursor);
  if (!parsed.success || parsed.data.of !== of) throw placeExpired();
  const link = parsed.data.read === 'whole' ? parsed.data.next : parsed.data.link;
  if (link !== null && !isOwnLink(link, graphUrl)) throw placeExpired();
  return parsed.data;
}

export function changesSince(bookmark: EntraBookmark, of: string, graphUrl: string): ChangesPlace {
  if (bookmark.of !== of || !isOwnLink(bookmark.deltaLink, graphUrl)) throw placeExpired();
  return { read: 'changes', of, link: bookmark.deltaLink, ended: false };
}

/** The token goes wherever a link leads, so it must lead to Graph. */
export function isOwnLink(link: string, graphUrl: string): boolean {
  return URL.canParse(link) && new URL(link).origin === new URL(graphUrl).origin;
}

function placeExpired(): ConnectorError {
  return new ConnectorError({
    reason: 'cursor-expired',
    message: 'Mapping, scope or cloud are others than when the last read stopped. Everyone is read again.',
  });
}
