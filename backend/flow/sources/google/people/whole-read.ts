import type { SourceId } from '../../../model/record.ts';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourcePage } from '../../source.ts';
import { readUsers } from '../google-record.ts';
import { followsOf, type Place } from './place.ts';
import { type InGroups, readMembers } from './read-members.ts';
import { readUserPage, type ReadMeans, type UserPage, usersTask } from './user-page.ts';

/** Everyone in scope, page by page, then those reported as deleted; `from` goes on after a page of an earlier read. */
export async function* readWhole(
  from: Place | undefined,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  let place = from ?? beginningOf('users', means);
  if (place.list === 'users') {
    const inGroups = await readMembers(means.context.scope, means.client, signal);
    while (place.list === 'users') {
      const page = await readPage(place, 'users', means, signal);
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

const endless = (): ConnectorError =>
  new ConnectorError({ reason: 'unexpected-answer', message: 'Google gave a page that leads back to itself.' });

function readPage(place: Place, list: 'users' | 'deleted', means: ReadMeans, signal: AbortSignal): Promise<UserPage> {
  const task = { ...usersTask(means), follows: followsOf(place, means.now()) };
  return readUserPage({ list, next: place.next }, means, task, signal);
}

/**
 * Whoever is on no page is gone anyway, so an administrator who may see users and not deleted ones is enough.
 */
async function readDeleted(place: Place, means: ReadMeans, signal: AbortSignal): Promise<UserPage> {
  try {
    return await readPage(place, 'deleted', means, signal);
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
