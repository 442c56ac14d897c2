import { createHash } from 'node:crypto';
import type { SourcePage } from '../../source.ts';
import { textOf, valueOf } from '../in-any-case.ts';
import { bothFilters, changedAfter } from '../people/filters.ts';
import { listTask } from '../people/lister.ts';
import { firstPass, readInPasses } from '../people/passes.ts';
import { type Place, placeExpired, type ScimBookmark } from '../people/place.ts';
import { type ReadMeans, readUsers } from '../people/read-means.ts';
import { sinceBefore } from './probe-changes.ts';
import { isJsonObject, type JsonObject } from '../../../model/json.ts';

/** So few ids cost no more than looking for changes does. */
const alwaysListedPeople = 1000;
/** Those changed in the last minutes who are remembered; beyond that they are read twice, which does no harm. */
const mostSeen = 1000;

/**
 * Who changed since the bookmark. Deletions show nowhere in SCIM, so ids of everyone are listed now and then: whoever is
 * not among them is gone.
 */
export async function* readChanges(
  bookmark: ScimBookmark,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  if (bookmark.of !== means.of) throw placeExpired();
  const cursor: Place = { read: 'changes', of: means.of, bookmark };
  const next = yield* changedPages(bookmark, cursor, means, signal);
  if (isListingDue(bookmark, means)) yield* listEveryone(next, cursor, means, signal);
  else yield { ...emptyPage, cursor, end: { read: 'changes', bookmark: next } };
}

const emptyPage = { records: [], removed: [] } as const;

async function* changedPages(
  bookmark: ScimBookmark,
  cursor: Place,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage, ScimBookmark> {
  const { context, lister } = means;
  const { filter } = context.scope;
  const task = { ...listTask(filter), follows: true };
  const query = { filter: bothFilters(filter, changedAfter(bookmark.since)), task };
  const seen = new Map(Object.entries(bookmark.seen));
  const recent = new Map<string, string>();
  let since: string | undefined;
  for await (const { items, serverTime, end } of readInPasses(lister, query, firstPass, signal)) {
    since ??= sinceBefore(serverTime ?? context.now());
    const fresh = items.filter((item) => seen.get(textOf(item, 'id') ?? '') !== hashOf(item));
    for (const item of items) remember(item, { since, seen, recent });
    yield { ...emptyPage, ...(await readUsers(fresh, means, signal)), cursor };
    // Someone may have been skipped: the next run looks at the same time again.
    if (end === 'moved') since = bookmark.since;
  }
  return { ...bookmark, since: since ?? bookmark.since, seen: Object.fromEntries(recent) };
}

interface Memory {
  readonly since: string;
  readonly seen: Map<string, string>;
  readonly recent: Map<string, string>;
}

/** The overlap gives people again whom the run before has read. */
function remember(item: JsonObject, { since, seen, recent }: Memory): void {
  const id = textOf(item, 'id');
  if (id === undefined || recent.size >= mostSeen) return;
  const hash = hashOf(item);
  seen.set(id, hash);
  const meta = valueOf(item, 'meta');
  const modified = Date.parse((isJsonObject(meta) ? textOf(meta, 'lastModified') : undefined) ?? '');
  if (!(modified < Date.parse(since))) recent.set(id, hash);
}

const hashOf = (item: JsonObject): string =>
  createHash('sha256').update(JSON.stringify(item)).digest('base64url').slice(0, 16);

function isListingDue({ listedAt, listedPeople }: ScimBookmark, { settings, context }: ReadMeans): boolean {
  const minutes = (context.now().getTime() - Date.parse(listedAt)) / 60_000;
  return listedPeople <= alwaysListedPeople || minutes >= settings.removalCheckMinutes;
}

async function* listEveryone(
  bookmark: ScimBookmark,
  cursor: Place,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  const { context, lister } = means;
  const { filter } = context.scope;
  const listedAt = context.now().toISOString();
  const query = { filter, task: listTask(filter), idsOnly: true };
  for await (const { items, place, end } of readInPasses(lister, query, firstPass, signal)) {
    yield { ...emptyPage, present: items.flatMap((item) => textOf(item, 'id') ?? []), cursor };
    if (end === 'settled') {
      const listed = { ...bookmark, listedAt, listedPeople: place.received };
      yield { ...emptyPage, cursor, end: { read: 'listed', bookmark: listed } };
    } else if (end === 'moved') {
      // Nobody's absence is proven; the next run lists them again.
      context.log.warn({ received: place.received }, 'The list of ids changed during each of three reads.');
      yield { ...emptyPage, cursor, end: { read: 'changes', bookmark } };
    }
  }
}
