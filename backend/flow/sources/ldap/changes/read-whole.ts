import type { ReadEnd, SourcePage } from '../../source.ts';
import { readGroupMembers } from '../people/group-members.ts';
import { type People, readRecordPages, type RecordPage } from '../people/people.ts';
import { type LdapBookmark, type Listing, type Place, queryFingerprint } from './bookmark.ts';
import { currentPlace } from './place.ts';

/** A cookie for the next page is good on its own connection only (RFC 2696), so there is nothing to go on from. */
const cursor = 'not-resumable';
export const emptyPage: SourcePage = { records: [], removed: [], cursor };

/** Who is in scope then changes without any person changing. */
export const hasGroups = ({ context }: People): boolean => context.scope.groups.length > 0;

/** Everyone in scope. */
export async function* readWhole(people: People, signal: AbortSignal): AsyncGenerator<SourcePage, void> {
  const { context } = people;
  const place = hasGroups(people) ? undefined : await currentPlace(people, signal);
  const listedAt = context.now().toISOString();
  let listedPeople = 0;
  for await (const { records, rejected, isLast } of wholePages(people, signal)) {
    listedPeople += records.length;
    const end = isLast && wholeEnd(people, place, { listedAt, listedPeople });
    yield { ...emptyPage, records, rejected, ...(end && { end }) };
  }
}

async function* wholePages(people: People, signal: AbortSignal): AsyncGenerator<RecordPage, void> {
  if (hasGroups(people) && people.directory.kind === 'standard') {
    yield* readGroupMembers(people, signal);
    yield { records: [], rejected: [], isLast: true };
  } else {
    yield* readRecordPages(people, undefined, signal);
  }
}

function wholeEnd(people: People, place: Place | undefined, listing: Listing): ReadEnd {
  return place === undefined ? { read: 'whole' } : { read: 'whole', bookmark: bookmarkOf(people, place, listing) };
}

export function bookmarkOf(people: People, place: Place, { listedAt, listedPeople }: Listing): LdapBookmark {
  const query = queryFingerprint(people.settings, people.context);
  return { ...place, query, listedAt, listedPeople };
}
