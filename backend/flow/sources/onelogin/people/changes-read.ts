import type { JsonObject } from '../../../model/json.ts';
import type { SourcePage } from '../../source.ts';
import { idOf, idsOf, isLeftOut, readUsers } from '../onelogin-record.ts';
import { type ChangesPlace, type OneLoginBookmark, sinceFor, withRecent } from './place.ts';
import { type ListPage, readUserPage, type ReadMeans } from './user-page.ts';

/** Who changed since the place; then, when it is due, the ids of everyone, for OneLogin tells nobody who was deleted. */
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

/** As much as it takes to say who is there. */
const listedFields = ['id', 'state', 'status'];

function readPhasePage(place: ChangesPlace, means: ReadMeans, signal: AbortSignal): Promise<ListPage> {
  const { cursor } = place;
  if (place.phase === 'listing') return readUserPage(means, { fields: listedFields, cursor }, signal);
  const parameters = [['updated_since', place.from.since]] as const;
  const fields = [...new Set([...means.fields.fields, 'updated_at'])].sort();
  return readUserPage(means, { fields, parameters, cursor }, signal);
}

type Found = Pick<SourcePage, 'records' | 'removed' | 'rejected' | 'present'>;

function changesOn({ items }: ListPage, { from }: ChangesPlace, { settings }: ReadMeans): Found {
  const { records, rejected, leftOut } = readUsers(
    items.filter((user) => !wasSeen(user, from)),
    settings,
  );
  return { records, rejected, removed: leftOut };
}

/** The last read began some minutes later than these changes are asked for from. */
const wasSeen = ({ id, updated_at: at }: JsonObject, { seen }: OneLoginBookmark): boolean =>
  at !== undefined && seen[idOf(id) ?? ''] === at;

const stillThere = ({ items }: ListPage, { settings }: ReadMeans): Found => ({
  records: [],
  removed: [],
  present: idsOf(items.filter((user) => !isLeftOut(user, settings))),
});

function afterPage(place: ChangesPlace, page: ListPage, { settings }: ReadMeans): ChangesPlace {
  const beganAt = place.beganAt ?? page.answeredAt;
  const recent = place.phase === 'changed' ? withRecent(place.recent, page.items, beganAt) : place.recent;
  const next = { ...place, beganAt, recent, cursor: page.next ?? null };
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
