import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import type { PingOneClient } from '../pingone-client.ts';
import type { PingOneSettings } from '../pingone-settings.ts';

/** `updatedAt` by id, of those who changed so late that the next changes will name them again. */
const recently = z.record(z.string(), z.string());
export type Recently = z.infer<typeof recently>;

/** Where the next changes run starts. */
export const pingoneBookmark = z.object({
  /** By PingOne's clock, some minutes before the read began. */
  since: z.string(),
  seen: recently,
  /** When everyone was last listed, by PingOne's clock. */
  listedAt: z.string(),
  /** Which scope and rules it is of. */
  of: z.string(),
});
export type PingOneBookmark = z.infer<typeof pingoneBookmark>;

const wholePlace = z.object({
  read: z.literal('whole'),
  of: z.string(),
  /** How many lists are behind us. */
  listing: z.int().min(0),
  /** The next page of the present list; null before its first. */
  link: z.string().nullable(),
  /** When the read began; null where changes cannot be followed from there. */
  beganAt: z.string().nullable(),
  recent: recently,
});
export type WholePlace = z.infer<typeof wholePlace>;

const changesPlace = z.object({
  read: z.literal('changes'),
  of: z.string(),
  from: pingoneBookmark,
  phase: z.enum(['changed', 'listing', 'ended']),
  link: z.string().nullable(),
  /** Null before the first answer. */
  beganAt: z.string().nullable(),
  recent: recently,
  readAs: z.enum(['changes', 'listed']),
});
export type ChangesPlace = z.infer<typeof changesPlace>;

const place = z.discriminatedUnion('read', [wholePlace, changesPlace]);

/** Names what is read, so that a place of another scope, environment or rule is not taken for one of this. */
export function readKey({ scope }: SourceContext, settings: PingOneSettings): string {
  const { groups, nestedGroups, filter } = scope;
  const { environmentId, managerAttribute, managerKey, managerKeyAttribute, pictureAttribute, unverified } = settings;
  const rules = [environmentId, managerAttribute, managerKey, managerKeyAttribute, pictureAttribute, unverified];
  const text = JSON.stringify([groups, nestedGroups, filter, ...rules]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Throws `cursor-expired` unless the cursor is one of this scope, these rules and this PingOne. */
export function readCursor(
  cursor: JsonValue,
  { of, client }: { readonly of: string; readonly client: PingOneClient },
): WholePlace | ChangesPlace {
  const parsed = place.safeParse(cursor);
  if (!parsed.success || parsed.data.of !== of) throw placeExpired();
  const { link } = parsed.data;
  if (link !== null && !client.isOwnLink(link)) throw placeExpired();
  return parsed.data;
}

export function changesSince(from: PingOneBookmark, of: string): ChangesPlace {
  if (from.of !== of) throw placeExpired();
  const begin = { phase: 'changed', link: null, beganAt: null, recent: {}, readAs: 'changes' } as const;
  return { read: 'changes', of, from, ...begin };
}

function placeExpired(): ConnectorError {
  return new ConnectorError({
    reason: 'cursor-expired',
    message: 'Scope, settings or environment are others than when the last read stopped. Everyone is read again.',
  });
}

/** PingOne's servers need not agree to the second, and what is written may be listed a little later. */
const overlapMillis = 5 * 60_000;

export const sinceFor = (beganAt: string): string => new Date(Date.parse(beganAt) - overlapMillis).toISOString();

/** Whoever is not among them is read once more than needed, no harm done: a cursor must not grow without end. */
const mostRecent = 500;

/** Adds those of a page who will be named again. */
export function withRecent(recent: Recently, users: readonly JsonObject[], beganAt: string): Recently {
  const since = Date.parse(sinceFor(beganAt));
  const late = users.flatMap(({ id, updatedAt: at }): readonly (readonly [string, string])[] =>
    typeof id === 'string' && typeof at === 'string' && Date.parse(at) >= since ? [[id, at]] : [],
  );
  return Object.fromEntries([...Object.entries(recent), ...late].slice(0, mostRecent));
}
