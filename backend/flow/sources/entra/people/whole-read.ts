import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceId } from '../../../model/record.ts';
import type { SourceContext, SourcePage } from '../../source.ts';
import { graphFailure, type GraphTask, tasks, usersTask } from '../entra-failure.ts';
import { readUsers, type ReadUsers } from '../entra-record.ts';
import { startFollowingChanges } from './changes-read.ts';
import type { WholePlace } from './place.ts';
import { type ByIdMeans, readUsersById } from './read-users-by-id.ts';
import { idsOf, type UserPage, userPage } from './user-page.ts';
import { type Listing, listingsOf } from './user-paths.ts';

export interface ReadMeans extends ByIdMeans {
  readonly context: SourceContext;
  /** Names mapping and scope in cursors and bookmarks. */
  readonly of: string;
}

/** Everyone in scope, list by list, page by page; `from` goes on after a page of an earlier read. */
export async function* readWhole(
  from: WholePlace | undefined,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  let place = from ?? (await firstPlace(means, signal));
  const listed = new Set<SourceId>();
  for (;;) {
    const listing = listingsOf(means.context.scope, means.selection, place.eventual)[place.listing];
    if (listing === undefined) {
      yield { records: [], removed: [], cursor: place, end: endAt(place) };
      return;
    }
    const page = await readListing(listing, place, means, signal);
    if (page === 'needs-advanced-query') {
      place = { ...place, eventual: true };
      continue;
    }
    const people = listing.gives === 'users' ? readUsers(page.items) : await byId(page, listed, means, signal);
    place =
      page.nextLink === undefined
        ? { ...place, listing: place.listing + 1, next: null }
        : { ...place, next: page.nextLink };
    yield { ...people, removed: [], cursor: place };
  }
}

/** What happens while everyone is read is in the changes since this moment, so nothing falls between. */
async function firstPlace(means: ReadMeans, signal: AbortSignal): Promise<WholePlace> {
  const deltaLink = followsChanges(means.context) ? await startFollowingChanges(means, signal) : undefined;
  if (deltaLink === undefined) means.context.log.info({}, 'Changes cannot be followed; the next run reads everyone.');
  return { read: 'whole', of: means.of, listing: 0, next: null, eventual: false, deltaLink: deltaLink ?? null };
}

/** Delta queries know neither groups nor filters: https://learn.microsoft.com/graph/delta-query-users */
export function followsChanges({ scope }: SourceContext): boolean {
  return scope.groups.length === 0 && scope.filter === '';
}

function endAt({ deltaLink, of }: WholePlace): NonNullable<SourcePage['end']> {
  return deltaLink === null ? { read: 'whole' } : { read: 'whole', bookmark: { deltaLink, of } };
}

async function readListing(
  listing: Listing,
  { next }: WholePlace,
  means: ReadMeans,
  signal: AbortSignal,
): Promise<UserPage | 'needs-advanced-query'> {
  const path = next ?? listing.path;
  const answer = await means.client.ask({ path, eventual: listing.eventual }, signal);
  if (answer.status === 200) return userPage(answer.body, path, means.graphUrl);
  const first = next === null;
  if (first && !listing.eventual && answer.code === 'Request_UnsupportedQuery') return 'needs-advanced-query';
  throw new ConnectorError(graphFailure(answer, { ...listingTask(listing, means), follows: !first }));
}

export function listingTask({ groupId }: Listing, { context, selection }: ReadMeans): GraphTask {
  const task = groupId === undefined ? usersTask(selection.properties) : tasks.members;
  const blame = [
    ...(groupId === undefined ? [] : [`the group ${groupId}`]),
    ...(context.scope.filter === '' ? [] : ['the filter']),
  ];
  return blame.length === 0 ? task : { ...task, hint: `Check ${blame.join(' and ')} of the scope.` };
}

/** A person in several groups is read with the first of them. */
async function byId(page: UserPage, listed: Set<SourceId>, means: ReadMeans, signal: AbortSignal): Promise<ReadUsers> {
  const ids = idsOf(page.items).filter((id) => !listed.has(id));
  for (const id of ids) listed.add(id);
  return readUsers((await readUsersById([...new Set(ids)], means, signal)).users);
}
