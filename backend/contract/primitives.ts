import { z } from 'zod';

export const id = z.uuid();
export const timestamp = z.iso.datetime();
export const idParams = z.object({ id });

/** A list answer: one page of items, how many there are in all, and where the next page starts. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.int().nonnegative(), nextCursor: z.string().optional() });
}

/** Paging of a list: `page` counts from 1. */
export const paging = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

/** JSON of any shape. */
export const json = z.json();

/** How a secret reads back: never its value. */
export const secretState = z.object({ set: z.boolean(), expiresAt: timestamp.optional() });

/** A date that comes with a secret. Absent: of a held secret it stays. `null`: nobody knows one any longer. */
const secretDate = timestamp.nullish();

export const newSecret = z.object({ value: z.string(), expiresAt: secretDate });
export const heldSecret = z.object({ set: z.boolean(), expiresAt: secretDate });

/** How a secret is sent: a new value, alone or with its date; or, as it reads back, the one that is held. Empty: none. */
export const secretInput = z.union([z.string(), z.null(), newSecret, heldSecret]);
