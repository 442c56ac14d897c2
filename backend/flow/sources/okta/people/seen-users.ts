import { z } from 'zod';
import type { JsonObject } from '../../../model/json.ts';

/** When people were last updated whom the next changes run will be given again, by id. */
export const seenUsers = z.record(z.string(), z.string());
export type SeenUsers = z.infer<typeof seenUsers>;

/** A change may become visible so long after the time that it bears. */
const overlapMinutes = 5;
/** Beyond that many, some are read twice, which does no harm. */
const maxSeen = 1000;

export const overlapBefore = (time: Date): Date => new Date(time.getTime() - overlapMinutes * 60_000);

/** Adds those of a page who were updated shortly before `asOf` or later. */
export function alsoSeen(seen: SeenUsers, users: readonly JsonObject[], asOf: Date): SeenUsers {
  const from = overlapBefore(asOf).getTime();
  const recent = users.flatMap(({ id, lastUpdated }) =>
    typeof id === 'string' && typeof lastUpdated === 'string' && Date.parse(lastUpdated) >= from
      ? [[id, lastUpdated] as const]
      : [],
  );
  if (recent.length === 0) return seen;
  return Object.fromEntries([...Object.entries(seen), ...recent].slice(0, maxSeen));
}

/** Those who are not as the last read has seen them. */
export const notSeen = (users: readonly JsonObject[], seen: SeenUsers): readonly JsonObject[] =>
  users.filter(({ id, lastUpdated }) => typeof id !== 'string' || seen[id] === undefined || seen[id] !== lastUpdated);
