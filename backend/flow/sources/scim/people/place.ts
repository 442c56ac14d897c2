import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import type { ScimSettings } from '../scim-settings.ts';
import { passPlace } from './passes.ts';

/** Where the next changes run starts. */
export const scimBookmark = z.object({
  /** Names server and scope: with others, who comes in or drops out is no change of a person. */
  of: z.string(),
  /** By the server's clock, a little before the last run. */
  since: z.iso.datetime(),
  /** When everyone's ids were last seen, and how many they were. */
  listedAt: z.iso.datetime(),
  listedPeople: z.int().min(0),
  /** Those changed after `since` who have been read already, with a hash of what was read. */
  seen: z.record(z.string(), z.string()),
});
export type ScimBookmark = z.infer<typeof scimBookmark>;

const wholePlace = z.object({
  read: z.literal('whole'),
  of: z.string(),
  /** Where the next changes run starts; null where changes cannot be followed. */
  since: z.iso.datetime().nullable(),
  list: passPlace,
});
export type WholePlace = z.infer<typeof wholePlace>;

/** Members of groups, by id in this order. */
const membersPlace = z.object({ read: z.literal('members'), of: z.string(), after: z.string() });
/** A changes read that stopped starts again from its bookmark: what it gave is given again. */
const changesPlace = z.object({ read: z.literal('changes'), of: z.string(), bookmark: scimBookmark });

const place = z.discriminatedUnion('read', [wholePlace, membersPlace, changesPlace]);
export type Place = z.infer<typeof place>;

export function readKey({ baseUrl }: Pick<ScimSettings, 'baseUrl'>, { scope }: SourceContext): string {
  const text = JSON.stringify([baseUrl, scope.groups, scope.nestedGroups, scope.filter]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Throws `cursor-expired` unless the cursor is one of this server and this scope. */
export function readCursor(cursor: JsonValue, of: string): Place {
  const parsed = place.safeParse(cursor);
  if (parsed.success && parsed.data.of === of) return parsed.data;
  throw placeExpired();
}

export function placeExpired(): ConnectorError {
  return new ConnectorError({
    reason: 'cursor-expired',
    message: 'Server or scope are others than when the last read stopped. Everyone is read again.',
  });
}
