import type { JsonObject } from '../../../model/json.ts';
import type { SourceId } from '../../../model/record.ts';
import type { SourceContext, SourcePage } from '../../source.ts';
import { tasks } from '../okta-failure.ts';
import { idOf } from '../okta-record.ts';
import type { WholePlace } from './place.ts';
import { alsoSeen, overlapBefore } from './seen-users.ts';
import { listingTask, peopleOf, readUserPage, type ReadMeans } from './user-page.ts';
import { listingsOf, memberListing } from './user-paths.ts';

/** Everyone in scope, list by list, page by page; `from` goes on after a page of an earlier read. */
export async function* readWhole(
  from: WholePlace | undefined,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  const first: WholePlace = { read: 'whole', of: means.of, listing: 0, next: null, asOf: null, seen: {} };
  const listings = listingsOf(means.context.scope, means.settings);
  const isMember = await membership(means, signal);
  const listed = new Set<SourceId>();
  let place = from ?? first;
  for (let listing = listings[place.listing]; listing !== undefined; listing = listings[place.listing]) {
    const task = { ...listingTask(listing, means), follows: place.next !== null };
    const page = await readUserPage(means, place.next ?? listing.path, task, signal);
    const asOf = place.asOf === null ? page.date : new Date(place.asOf);
    const users = page.users.filter(isMember).filter((user) => isNew(user, listed));
    const { records, rejected } = await peopleOf(users, means, signal);
    const isLastOfList = page.nextLink === undefined;
    place = {
      ...place,
      asOf: asOf.toISOString(),
      seen: followsChanges(means.context) ? alsoSeen(place.seen, users, asOf) : {},
      listing: isLastOfList ? place.listing + 1 : place.listing,
      next: page.nextLink ?? null,
    };
    const isLast = listings[place.listing] === undefined;
    yield { records, removed: [], rejected, cursor: place, ...(isLast ? { end: endAt(place, means.context) } : {}) };
    if (isLast) return;
  }
  yield { records: [], removed: [], cursor: place, end: endAt(place, means.context) };
}

/** Joining or leaving a group changes nobody, and neither does no longer matching a filter. */
export function followsChanges({ scope }: Pick<SourceContext, 'scope'>): boolean {
  return scope.groups.length === 0 && scope.filter === '';
}

/** A person in several groups is read with the first of them. */
function isNew(user: JsonObject, listed: Set<SourceId>): boolean {
  const [id] = idOf(user);
  if (id === undefined) return true;
  if (listed.has(id)) return false;
  listed.add(id);
  return true;
}

function endAt({ asOf, seen, of }: WholePlace, context: SourceContext): NonNullable<SourcePage['end']> {
  if (asOf === null || !followsChanges(context)) return { read: 'whole' };
  const since = overlapBefore(new Date(asOf)).toISOString();
  return { read: 'whole', bookmark: { of, asOf, seen, log: { since } } };
}

/** With groups and a filter, both hold: Okta filters no members of groups, so their ids are read first. */
async function membership(means: ReadMeans, signal: AbortSignal): Promise<(user: JsonObject) => boolean> {
  const { groups, filter } = means.context.scope;
  if (groups.length === 0 || filter === '') return () => true;
  const members = new Set<SourceId>();
  for (const groupId of groups) {
    const task = { ...tasks.groups, ...listingTask({ groupId }, means) };
    for (let next: string | undefined = memberListing(groupId).path; next !== undefined;) {
      const page: Awaited<ReturnType<typeof readUserPage>> = await readUserPage(means, next, task, signal);
      for (const id of page.users.flatMap(idOf)) members.add(id);
      next = page.nextLink;
    }
  }
  return (user) => idOf(user).some((id) => members.has(id));
}
