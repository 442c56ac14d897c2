import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { textOf } from '../in-any-case.ts';
import { position } from './list-page.ts';
import type { Lister, ListQuery } from './lister.ts';

const tally = z.object({ received: z.int().min(0), total: z.int().min(0).nullable() });

/** How far a list has been read. */
export const passPlace = z.object({
  /** Counts from 1. */
  pass: z.int().min(1),
  /** Null: before the first page. */
  at: position.nullable(),
  ...tally.shape,
  /** Whether `totalResults` was another on a later page. */
  moved: z.boolean(),
  /** What the pass before came to. */
  earlier: tally.nullable(),
});
export type PassPlace = z.infer<typeof passPlace>;

export const firstPass: PassPlace = { pass: 1, at: null, received: 0, total: null, moved: false, earlier: null };

export interface PassPage {
  readonly items: readonly JsonObject[];
  readonly place: PassPlace;
  readonly serverTime: Date | undefined;
  /**
   * On the last page only. `settled`: whoever was on no page is not there. `moved`: people came and went during every
   * pass, so someone may have slipped from a page not yet read to one that was.
   */
  readonly end?: 'settled' | 'moved';
}

const mostPasses = 3;

/**
 * Reads a list until it holds still. Pages by index shift when someone comes or goes: a person can be skipped although
 * they are there. When `totalResults` changed on the way, or other than so many people came, the list is read again.
 */
export async function* readInPasses(
  lister: Lister,
  query: ListQuery,
  from: PassPlace,
  signal: AbortSignal,
): AsyncGenerator<PassPage> {
  let place = from;
  let before: ReadonlySet<string> = new Set();
  for (;;) {
    signal.throwIfAborted();
    const { items, total, next, serverTime } = await lister.page(query, place.at ?? undefined, signal);
    const ids = new Set(items.flatMap((item) => textOf(item, 'id') ?? []));
    const fresh = items.filter((item) => !before.has(textOf(item, 'id') ?? ''));
    if (items.length > 1 && fresh.length === 0) throw repeating();
    before = ids;
    const known = total ?? null;
    place = {
      ...place,
      at: next ?? null,
      received: place.received + items.length,
      total: known,
      moved: place.moved || (place.at !== null && place.total !== null && place.total !== known),
    };
    if (next !== undefined) {
      yield { items: fresh, place, serverTime };
      continue;
    }
    const end = endOf(place);
    if (end !== undefined) {
      yield { items: fresh, place, serverTime, end };
      return;
    }
    place = { ...firstPass, pass: place.pass + 1, earlier: { received: place.received, total: place.total } };
    before = new Set();
    yield { items: fresh, place, serverTime };
  }
}

/** Undefined: another pass. Two passes that came to the same are the server's way of counting, e.g. with people it hides. */
function endOf({ pass, received, total, moved, earlier }: PassPlace): PassPage['end'] | undefined {
  const isSame = earlier !== null && earlier.received === received && earlier.total === total;
  if (!moved && (total === null || total === received || isSame)) return 'settled';
  return pass >= mostPasses ? 'moved' : undefined;
}

function repeating(): ConnectorError {
  return new ConnectorError({
    reason: 'unexpected-answer',
    message:
      'The server gave the same people on two pages in a row: it does not page as SCIM says (RFC 7644, 3.4.2.4).',
  });
}
