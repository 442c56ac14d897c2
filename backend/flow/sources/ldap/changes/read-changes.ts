import { AndFilter, EqualityFilter, type Filter, OrFilter } from 'ldapts';
import type { SourcePage } from '../../source.ts';
import { readDeletedIds, readReports } from './active-directory.ts';
import { deadBookmark, isListingDue, type LdapBookmark, type Place, queryFingerprint } from './bookmark.ts';
import { type People, readEntryPages, readIdPages, toRecords } from '../people/people.ts';
import { bookmarkOf, emptyPage, hasGroups, readWhole } from './read-whole.ts';
import { changesSince, currentPlace } from './place.ts';

/** What has changed since the bookmark; everyone, where changes cannot be told. */
export async function* readChanges(
  people: People,
  bookmark: LdapBookmark,
  signal: AbortSignal,
): AsyncGenerator<SourcePage, void> {
  const { context, settings } = people;
  // Whoever joins or leaves a group is not changed by it.
  if (hasGroups(people)) return yield* readWhole(people, signal);
  if (bookmark.query !== queryFingerprint(settings, context)) throw deadBookmark('The base DN or a filter is another.');
  const { changed, changedAndOlder } = changesSince(bookmark, people);
  if (await hasMovedContainer(people, changedAndOlder, signal)) return yield* readWhole(people, signal);
  const place = (await currentPlace(people, signal, bookmark)) ?? bookmark;
  yield* removedPages(people, changed, signal);
  yield* changedPages(people, changed, signal);
  if (isListingDue(bookmark, settings.removalCheckMinutes, context.now())) {
    yield* listEveryone(people, place, signal);
  } else {
    yield { ...emptyPage, end: { read: 'changes', bookmark: bookmarkOf(people, place, bookmark) } };
  }
}

const containerClasses = ['organizationalUnit', 'organization', 'container', 'locality'];

/** A container that is renamed or moved gives everyone within another name, and none of them counts as changed. */
async function hasMovedContainer(people: People, changedAndOlder: Filter, signal: AbortSignal): Promise<boolean> {
  const filters = containerClasses.map((value) => new EqualityFilter({ attribute: 'objectClass', value }));
  const filter = new AndFilter({ filters: [new OrFilter({ filters }), changedAndOlder] });
  const base = people.settings.baseDn;
  const found = await people.client.search({ base, filter, attributes: ['1.1'], maxEntries: 1 }, signal);
  return found.length > 0;
}

async function* removedPages(people: People, changed: Filter, signal: AbortSignal): AsyncGenerator<SourcePage, void> {
  if (people.directory.kind !== 'active-directory') return;
  const removed = await readDeletedIds(people, changed, signal);
  if (removed !== 'unreadable' && removed.length > 0) yield { ...emptyPage, removed };
}

async function* changedPages(people: People, changed: Filter, signal: AbortSignal): AsyncGenerator<SourcePage, void> {
  const isActiveDirectory = people.directory.kind === 'active-directory';
  const attributes = isActiveDirectory ? [...people.attributes, 'directReports'] : people.attributes;
  for await (const { entries } of readEntryPages(people, changed, attributes, signal)) {
    const reports = isActiveDirectory ? await readReports(people, entries, signal) : [];
    yield { ...emptyPage, ...toRecords(people, [...entries, ...reports]) };
  }
}

async function* listEveryone(people: People, place: Place, signal: AbortSignal): AsyncGenerator<SourcePage, void> {
  const listedAt = people.context.now().toISOString();
  let listedPeople = 0;
  for await (const { ids: present } of readIdPages(people, signal)) {
    listedPeople += present.length;
    yield { ...emptyPage, present };
  }
  yield { ...emptyPage, end: { read: 'listed', bookmark: bookmarkOf(people, place, { listedAt, listedPeople }) } };
}
