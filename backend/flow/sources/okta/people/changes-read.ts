import type { SourcePage } from '../../source.ts';
import { tasks } from '../okta-failure.ts';
import { readDeletions } from './deletions.ts';
import type { ChangesPlace } from './place.ts';
import { alsoSeen, notSeen, overlapBefore } from './seen-users.ts';
import { peopleOf, readUserPage, type ReadMeans } from './user-page.ts';
import { changedPath } from './user-paths.ts';

/**
 * Who was updated since shortly before the last read began, but for those whom it has seen as they are; then whose
 * account was deleted. A person whose status leaves them out is gone too.
 */
export async function* readChanges(
  from: ChangesPlace,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  const since = overlapBefore(new Date(from.from.asOf));
  let place = from;
  for (let more = from.asOf === null || from.next !== null; more; more = place.next !== null) {
    const page = await readUserPage(
      means,
      place.next ?? changedPath(since),
      { ...tasks.users, follows: place.next !== null },
      signal,
    );
    const asOf = place.asOf === null ? page.date : new Date(place.asOf);
    const { records, rejected, leftOut } = await peopleOf(notSeen(page.users, from.from.seen), means, signal);
    place = {
      ...place,
      next: page.nextLink ?? null,
      asOf: asOf.toISOString(),
      seen: alsoSeen(place.seen, page.users, asOf),
    };
    yield { records, removed: leftOut, rejected, cursor: place };
  }
  const asOf = place.asOf ?? from.from.asOf;
  const deletions = await readDeletions(from.from.log, asOf, means, signal);
  const bookmark = { of: place.of, asOf, seen: place.seen, log: deletions.next };
  yield { records: [], removed: deletions.ids, cursor: place, end: { read: 'changes', bookmark } };
}
