import { z } from 'zod';
import type { JsonValue } from '../../../model/json.ts';
import { otherContent } from '../csv-failure.ts';

/** The identity of what was read whole. Settings are no part of it: with others, the engine reads everyone again. */
export const csvBookmark = z.object({ file: z.string() });
export type CsvBookmark = z.infer<typeof csvBookmark>;

const csvCursor = z.object({ ...csvBookmark.shape, rows: z.int().min(0) });

/** How many rows of this content are behind. Throws `cursor-expired` for a place in another. */
export function rowsBehind(cursor: JsonValue, present: CsvBookmark): number {
  const parsed = csvCursor.safeParse(cursor);
  if (!parsed.success || parsed.data.file !== present.file) throw otherContent();
  return parsed.data.rows;
}
