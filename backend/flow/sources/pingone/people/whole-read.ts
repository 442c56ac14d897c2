import type { SourcePage } from '../../source.ts';
import { readUsers } from '../pingone-record.ts';
import { startFollowingChanges } from './follow-changes.ts';
import { sinceFor, type WholePlace, withRecent } from './place.ts';
import { filtersOf } from './user-filter.ts';
import { readUserPage, type ReadMeans } from './user-page.ts';

/** Everyone in scope, list by list, page by page; `from` goes on after a page of an earlier read. */
export async function* readWhole(
  from: WholePlace | undefined,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  const filters = filtersOf(means.context.scope);
  let place = from ?? (await firstPlace(means, signal));
  const seen = new Set<string>();
  while (place.listing < filters.length) {
    const { users, next } = await readUserPage(
      means,
      { filter: filters[place.listing] ?? '', link: place.link },
      signal,
    );
    const recent = place.beganAt === null ? {} : withRecent(place.recent, users, place.beganAt);
    const onward = next === undefined ? { listing: place.listing + 1, link: null } : { link: next };
    place = { ...place, ...onward, recent };
    const { records, rejected } = readUsers(users, means.settings);
    // Whoever is in groups of several lists is read with the first of them.
    const fresh = filters.length === 1 ? records : records.filter(({ id }) => !seen.has(id));
    if (filters.length > 1) for (const { id } of fresh) seen.add(id);
    const end = place.listing === filters.length ? { end: endAt(place) } : {};
    yield { records: fresh, rejected, removed: [], cursor: place, ...end };
  }
  if (from?.listing === filters.length) yield { records: [], removed: [], cursor: from, end: endAt(from) };
}

async function firstPlace(means: ReadMeans, signal: AbortSignal): Promise<WholePlace> {
  const beganAt = (await startFollowingChanges(means, signal)) ?? null;
  if (beganAt === null) means.context.log.info({}, 'Changes cannot be followed; the next run reads everyone.');
  return { read: 'whole', of: means.of, listing: 0, link: null, beganAt, recent: {} };
}

function endAt({ beganAt, recent, of }: WholePlace): NonNullable<SourcePage['end']> {
  if (beganAt === null) return { read: 'whole' };
  return { read: 'whole', bookmark: { since: sinceFor(beganAt), seen: recent, listedAt: beganAt, of } };
}
