import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import { idOf } from '../onelogin-record.ts';
import type { OneLoginSettings } from '../onelogin-settings.ts';
import type { UserFields } from './user-fields.ts';

/** `updated_at` by id, of those who changed so late that the next changes will name them again. */
const recently = z.record(z.string(), z.string());
export type Recently = z.infer<typeof recently>;

/** Where the next changes run starts. */
export const oneloginBookmark = z.object({
  /** By OneLogin's clock, some minutes before the read began. */
  since: z.string(),
  seen: recently,
  /** When everyone's ids were last listed, by OneLogin's clock. */
  listedAt: z.string(),
  /** Which mapping, scope and rules it is of. */
  of: z.string(),
});
export type OneLoginBookmark = z.infer<typeof oneloginBookmark>;

const wholePlace = z.object({
  read: z.literal('whole'),
  of: z.string(),
  /** How many lists are behind us: one for each role, or the one of everyone. */
  listing: z.int().min(0),
  /** The next page of the present list; null before its first. */
  cursor: z.string().nullable(),
  /** When the read began; null before the first answer. */
  beganAt: z.string().nullable(),
  recent: recently,
});
export type WholePlace = z.infer<typeof wholePlace>;

const changesPlace = z.object({
  read: z.literal('changes'),
  of: z.string(),
  from: oneloginBookmark,
  phase: z.enum(['changed', 'listing', 'ended']),
  cursor: z.string().nullable(),
  beganAt: z.string().nullable(),
  recent: recently,
  readAs: z.enum(['changes', 'listed']),
});
export type ChangesPlace = z.infer<typeof changesPlace>;

const place = z.discriminatedUnion('read', [wholePlace, changesPlace]);

/** Names what is read, so that a place of an earlier mapping, scope or rule is not taken for one of this. */
export function readKey({ fields }: UserFields, { scope }: SourceContext, settings: OneLoginSettings): string {
  const { disabledWhen, leftOutWhen, pictureAttribute, subdomain } = settings;
  const { groups, filter } = scope;
  const text = JSON.stringify([fields, groups, filter, disabledWhen, leftOutWhen, pictureAttribute, subdomain]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Throws `cursor-expired` unless the cursor is one of this mapping, scope and rules. */
export function readCursor(cursor: JsonValue, of: string): WholePlace | ChangesPlace {
  const parsed = place.safeParse(cursor);
  if (!parsed.success || parsed.data.of !== of) throw placeExpired();
  return parsed.data;
}

export const everyonePlace = (of: string): WholePlace => ({
  read: 'whole',
  of,
  listing: 0,
  cursor: null,
  beganAt: null,
  recent: {},
});

export function changesSince(from: OneLoginBookmark, of: string): ChangesPlace {
  if (from.of !== of) throw placeExpired();
  const begin = { phase: 'changed', cursor: null, beganAt: null, recent: {}, readAs: 'changes' } as const;
  return { read: 'changes', of, from, ...begin };
}

function placeExpired(): ConnectorError {
  return new ConnectorError({
    reason: 'cursor-expired',
    message: 'Mapping, scope or account are others than when the last read stopped. Everyone is read again.',
  });
}

/** OneLogin's servers need not agree to the second, and what is written may be listed a little later. */
const overlapMillis = 5 * 60_000;

export const sinceFor = (beganAt: string): string => new Date(Date.parse(beganAt) - overlapMillis).toISOString();

/** Whoever is not among them is read once more than needed, no harm done: a cursor must not grow without end. */
const mostRecent = 500;

/** Adds those of a page who will be named again. */
export function withRecent(recent: Recently, users: readonly JsonObject[], beganAt: string): Recently {
  const since = Date.parse(sinceFor(beganAt));
  const late = users.flatMap(({ id, updated_at: at }): readonly (readonly [string, string])[] => {
    const name = idOf(id);
    return name !== undefined && typeof at === 'string' && Date.parse(at) >= since ? [[name, at]] : [];
  });
  return Object.fromEntries([...Object.entries(recent), ...late].slice(0, mostRecent));
}
