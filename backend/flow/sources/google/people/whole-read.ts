import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceId } from '../../../model/record.ts';
import type { SourcePage } from '../../source.ts';
import { endless } from '../google-answer.ts';
import { readUsers } from '../google-record.ts';
import { followsOf, type Place } from './place.ts';
import { type InGroups, readMembers } from './read-members.ts';
import { readUserPage, type ReadMeans, type UserListOrder, type UserPage } from './user-page.ts';

/** Everyone in scope, page by page, then those reported as deleted; `from` goes on after a page of an earlier read. */
export async function* readWhole(
  from: Place | undefined,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  let place = from ?? beginningOf('users', means);
  if (place.list === 'users') {
    const inGroups = await readMembers(means, signal);
    while (place.list === 'users') {
      const page = await readUserPage(orderOf(place, 'users', means), means, signal);
      place = placeAfter(page, place, means);
      yield { ...readUsers(onlyThose(inGroups, page)), removed: [], cursor: place };
    }
  }
  while (place.list === 'deleted') {
    const page = await readDeleted(place, means, signal);
    place = placeAfter(page, place, means);
    const end = place.list === 'end' ? { end: { read: 'whole' } as const } : {};
    yield { records: [], removed: idsOf(page), cursor: place, ...end };
  }
  if (from?.list === 'end') yield { records: [], removed: [], cursor: from, end: { read: 'whole' } };
}

const beginningOf = (list: Place['list'], { of, now }: ReadMeans): Place => ({
  list,
  next: null,
  began: now().getTime(),
  of,
});

function placeAfter({ nextPageToken }: UserPage, place: Place, means: ReadMeans): Place {
  if (nextPageToken !== undefined) {
    if (nextPageToken === place.next) throw endless();
    return { ...place, next: nextPageToken };
  }
  return beginningOf(place.list === 'users' ? 'deleted' : 'end', means);
}

const orderOf = (place: Place, list: UserListOrder['list'], { now }: ReadMeans): UserListOrder => ({
  list,
  next: place.next,
  follows: followsOf(place, now()),
});

/** Whoever is on no page is gone anyway, so an administrator who may see users and not deleted ones is enough. */
async function readDeleted(place: Place, means: ReadMeans, signal: AbortSignal): Promise<UserPage> {
  try {
    return await readUserPage(orderOf(place, 'deleted', means), means, signal);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.failure.reason !== 'permission-missing') throw error;
    means.context.log.info({}, 'Google does not show deleted users; they are known by their absence.');
    return { users: [] };
  }
}

function onlyThose(inGroups: InGroups, { users }: UserPage): UserPage['users'] {
  return inGroups === 'everyone' ? users : users.filter(({ id }) => typeof id === 'string' && inGroups.has(id));
}

const idsOf = ({ users }: UserPage): readonly SourceId[] =>
  users.flatMap(({ id }) => (typeof id === 'string' && id !== '' ? [id] : []));
