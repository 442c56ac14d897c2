import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { SourceContext } from '../../source.ts';
import type { GoogleSettings } from '../google-settings.ts';
import type { UserSelection } from './user-selection.ts';

const placeShape = z.object({
  /** Everyone there is, then those whom Google reports as deleted. */
  list: z.enum(['users', 'deleted', 'end']),
  /** Page token; null at the beginning of a list. */
  next: z.string().nullable(),
  /** When the first page of the list was asked for, in milliseconds. */
  began: z.number(),
  of: z.string(),
});

/** Where an interrupted read goes on. */
export type Place = z.infer<typeof placeShape>;

/** Names what is read, so that a page token of an earlier mapping or scope is not taken for one of this. */
export function readKey({ fields }: UserSelection, { scope }: SourceContext, settings: GoogleSettings): string {
  const { groups, nestedGroups, filter } = scope;
  const { customer, domain, adminEmail } = settings;
  const text = JSON.stringify([fields, groups, nestedGroups, filter, customer, domain, adminEmail]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Throws `cursor-expired` unless the cursor is one of this mapping and this scope. */
export function readCursor(cursor: JsonValue, of: string): Place {
  const parsed = placeShape.safeParse(cursor);
  if (parsed.success && parsed.data.of === of) return parsed.data;
  throw new ConnectorError({
    reason: 'cursor-expired',
    message: 'Mapping or scope are others than when the last read stopped. Everyone is read again.',
  });
}

/** "The service is currently unavailable" after an hour of following page tokens: a new list has to be begun. */
const longestListMinutes = 60;

/** What a refusal of the next page may mean. */
export function followsOf({ next, began }: Place, now: Date): boolean | 'late' {
  if (next === null) return false;
  return now.getTime() - began > longestListMinutes * 60_000 ? 'late' : true;
}
