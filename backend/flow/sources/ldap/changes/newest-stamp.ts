import { PresenceFilter } from 'ldapts';
import type { Search } from '../ldap-client.ts';
import { stampOf } from '../ldap-record.ts';
import type { StandardDirectory } from '../people/directory.ts';
import { narrowed, type People } from '../people/people.ts';
import { textsOf } from '../protocol/entry.ts';
import { changedFrom, laterOf, stampAt, timeOf } from './stamps.ts';

/** Clocks of servers and of Roster are taken to differ by less than this. */
const clockDifferenceSeconds = 3600;
/** Changes made at another provider may arrive this late; later ones are found by the next whole read. */
const replicationDelaySeconds = 600;
/** So many stamps are looked through rather than halved. */
const fewEntries = 200;
const pageSize = 1000;

/** What is asked: people of a directory whose changes are told by stamps. */
export interface StampedPeople {
  readonly people: People;
  readonly directory: StandardDirectory;
}

/**
 * A stamp that everything there is has reached, and that everything that changes from now on comes after; asked before a
 * read of everyone, so that the next changes run misses nothing that changes meanwhile.
 */
export async function newestStamp(stamped: StampedPeople, signal: AbortSignal): Promise<string> {
  const known = await contextStamp(stamped, signal);
  if (known !== undefined) return known;
  const now = stamped.people.context.now().getTime();
  // By any clock, what changes during the read is stamped between these two.
  let [start, end] = [now - clockDifferenceSeconds * 1000, now + clockDifferenceSeconds * 1000];
  let stamps = await fewStamps(stamped, start, signal);
  if (stamps.length === 0) return stampAt(start, stamped.directory);
  while (stamps.length === fewEntries && end - start > 1000) {
    const middle = (start + end) / 2;
    const later = await fewStamps(stamped, middle, signal);
    if (later.length === 0) end = middle;
    else [start, stamps] = [middle, later];
  }
  const from = stampAt(start, stamped.directory);
  if (stamps.length === fewEntries) return newestFrom(stamped, from, signal);
  return stamps.reduce(laterOf, from);
}

/** Without it, searches by stamp find nobody and say so to nobody. */
export async function canReadStamps({ people, directory }: StampedPeople, signal: AbortSignal): Promise<boolean> {
  const attribute = directory.stampAttribute;
  const filter = narrowed(people, new PresenceFilter({ attribute }));
  const base = people.settings.baseDn;
  const found = await people.client.search({ base, filter, attributes: [attribute], maxEntries: 1 }, signal);
  return found.some((entry) => stampOf(entry, directory) !== undefined);
}

/** The newest stamp there is, of which `since` is known. */
export async function newestStampSince(stamped: StampedPeople, since: string, signal: AbortSignal): Promise<string> {
  const known = await contextStamp(stamped, signal);
  return known === undefined ? newestFrom(stamped, since, signal) : laterOf(known, since);
}

/** Servers that replicate keep their newest stamp at the suffix, one for each provider that takes changes. */
async function contextStamp({ people, directory }: StampedPeople, signal: AbortSignal): Promise<string | undefined> {
  if (directory.stampAttribute !== 'entryCSN') return undefined;
  const suffix = await people.client.readEntry(directory.namingContext, ['contextCSN'], signal);
  const stamps = suffix ? textsOf(suffix, 'contextcsn').sort() : [];
  const newest = stamps.at(-1);
  if (newest === undefined || stamps.length === 1) return newest;
  return stampAt(timeOf(newest) - replicationDelaySeconds * 1000, directory);
}

/** Stamps of entries changed at `start` or after, but no more than a few. */
async function fewStamps(stamped: StampedPeople, start: number, signal: AbortSignal): Promise<readonly string[]> {
  const { client } = stamped.people;
  const search = stampSearch(stamped, stampAt(start, stamped.directory));
  const entries = await client.search({ ...search, maxEntries: fewEntries }, signal);
  return entries.map((entry) => stampOf(entry, stamped.directory) ?? '');
}

async function newestFrom(stamped: StampedPeople, start: string, signal: AbortSignal): Promise<string> {
  let newest = start;
  for await (const { entries } of stamped.people.client.searchPages(stampSearch(stamped, start), pageSize, signal)) {
    newest = entries.reduce((latest, entry) => laterOf(latest, stampOf(entry, stamped.directory) ?? ''), newest);
  }
  return newest;
}

/** Of everything, containers as well as people. */
const stampSearch = ({ people, directory }: StampedPeople, start: string): Search => ({
  base: people.settings.baseDn,
  filter: changedFrom(start, directory),
  attributes: [directory.stampAttribute],
});
