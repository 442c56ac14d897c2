import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourcePage } from '../../source.ts';
import { pingoneFailure, usersTask } from '../pingone-failure.ts';
import { idsOf, isLeftOut, readUsers } from '../pingone-record.ts';
import { type ChangesPlace, type PingOneBookmark, sinceFor, withRecent } from './place.ts';
import { allOf, changedAfter, usersPath } from './user-filter.ts';
import { readUserPage, type ReadMeans, type UserPage, userPage } from './user-page.ts';

/** Who changed since the place; then, when it is due, the ids of everyone, for no list says who was deleted. */
export async function* readChanges(
  from: ChangesPlace,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  let place = from;
  while (place.phase !== 'ended') {
    const page = await readPhasePage(place, means, signal);
    const found = place.phase === 'changed' ? changesOn(page, place, means) : stillThere(page, means);
    place = afterPage(place, page, means);
    yield { ...found, cursor: place, ...(place.phase === 'ended' ? { end: endAt(place) } : {}) };
  }
  if (from.phase === 'ended') yield { records: [], removed: [], cursor: from, end: endAt(from) };
}

async function readPhasePage(place: ChangesPlace, means: ReadMeans, signal: AbortSignal): Promise<UserPage> {
  const { client, context } = means;
  const { filter } = context.scope;
  if (place.phase === 'listing' || place.link !== null) {
    return readUserPage(means, { filter, link: place.link }, signal);
  }
  const answer = await client.ask(usersPath(allOf(changedAfter(place.from.since), filter)), signal);
  // Once it let users be filtered by this; if it does no longer, everyone is read.
  if (answer.status !== 200) throw new ConnectorError(pingoneFailure(answer, { ...usersTask, follows: true }));
  return userPage(answer, { link: null, client });
}

type Found = Pick<SourcePage, 'records' | 'removed' | 'rejected' | 'present'>;

function changesOn({ users }: UserPage, { from }: ChangesPlace, { settings }: ReadMeans): Found {
  const { records, rejected, leftOut } = readUsers(
    users.filter((user) => !wasSeen(user, from)),
    settings,
  );
  return { records, rejected, removed: leftOut };
}

/** The last read began some minutes later than these changes are asked for from. */
const wasSeen = ({ id, updatedAt: at }: JsonObject, { seen }: PingOneBookmark): boolean =>
  typeof id === 'string' && at !== undefined && seen[id] === at;

const stillThere = ({ users }: UserPage, { settings }: ReadMeans): Found => ({
  records: [],
  removed: [],
  present: idsOf(users.filter((user) => !isLeftOut(user, settings))),
});

function afterPage(place: ChangesPlace, page: UserPage, { settings }: ReadMeans): ChangesPlace {
  const beganAt = place.beganAt ?? page.answeredAt;
  const recent = place.phase === 'changed' ? withRecent(place.recent, page.users, beganAt) : place.recent;
  const next = { ...place, beganAt, recent, link: page.next ?? null };
  if (page.next !== undefined) return next;
  const isDue = Date.parse(beganAt) - Date.parse(place.from.listedAt) >= settings.removalCheckMinutes * 60_000;
  if (place.phase === 'changed' && isDue) return { ...next, phase: 'listing', readAs: 'listed' };
  return { ...next, phase: 'ended' };
}

function endAt({ beganAt, recent, from, of, readAs: read }: ChangesPlace): NonNullable<SourcePage['end']> {
  const began = beganAt ?? from.listedAt;
  const listedAt = read === 'listed' ? began : from.listedAt;
  return { read, bookmark: { since: sinceFor(began), seen: recent, listedAt, of } };
}
