import { EqualityFilter, type Filter, OrFilter } from 'ldapts';
import type { PictureRef, SourceId } from '../../model/record.ts';
import type { PictureReading } from '../source.ts';
import type { People } from './people/people.ts';
import { idAttribute, idFilter, idOf, stampOf } from './ldap-record.ts';
import { type LdapEntry, valuesOf } from './protocol/entry.ts';

/** Few enough that pictures of some megabytes each fit into memory, enough that nobody waits for the network. */
const batchSize = 25;
const batchesInFlight = 2;

/** The pictures of people who were read before, by their ids. */
export async function* readPictures(
  people: PeopleToLookUp,
  refs: readonly PictureRef[],
  signal: AbortSignal,
): AsyncGenerator<PictureReading, void> {
  const running: Promise<readonly PictureReading[]>[] = [];
  for (let start = 0; start < refs.length; start += batchSize) {
    const batch = readBatch(people, refs.slice(start, start + batchSize), signal);
    // Its failure is thrown below, when its turn comes; until then nobody listens.
    batch.catch(() => undefined);
    running.push(batch);
    if (running.length === batchesInFlight) yield* (await running.shift()) ?? [];
  }
  for (const batch of running) yield* await batch;
}

export type PeopleToLookUp = Pick<People, 'client' | 'directory' | 'settings' | 'record'>;
type Entries = ReadonlyMap<SourceId, LdapEntry>;

async function readBatch(
  people: PeopleToLookUp,
  refs: readonly PictureRef[],
  signal: AbortSignal,
): Promise<readonly PictureReading[]> {
  const { directory, record } = people;
  const stampAttribute = directory.kind === 'standard' ? directory.stampAttribute : 'uSNChanged';
  const held = refs.filter(({ heldTag }) => heldTag !== undefined);
  const current = await findEntries(people, held, [stampAttribute], signal);
  const isUnchanged = ({ id, heldTag }: PictureRef): boolean => {
    const entry = current.get(id);
    return heldTag !== undefined && entry !== undefined && stampOf(entry, directory) === heldTag;
  };
  const wanted = refs.filter((ref) => !isUnchanged(ref));
  const entries = await findEntries(people, wanted, [stampAttribute, ...record.pictureAttributes], signal);
  return refs.map((ref) =>
    isUnchanged(ref) ? { ref, status: 'unchanged' } : readingOf(ref, entries.get(ref.id), people),
  );
}

function readingOf(ref: PictureRef, entry: LdapEntry | undefined, people: PeopleToLookUp): PictureReading {
  if (!entry) {
    const message = 'The person’s entry is no longer in the directory, or the bind account may no longer see it.';
    return { ref, status: 'failed', failure: { reason: 'unexpected-answer', message } };
  }
  const bytes = pictureOf(entry, people.record.pictureAttributes);
  if (!bytes) return { ref, status: 'none' };
  const tag = stampOf(entry, people.directory);
  return { ref, status: 'found', bytes, ...(tag !== undefined && { tag }) };
}

/** The first value that is not empty, of the first attribute that has one. */
function pictureOf(entry: LdapEntry, attributes: readonly string[]): Buffer | undefined {
  return attributes
    .flatMap((key) => valuesOf(entry, key))
    .filter((value) => typeof value !== 'string')
    .find((value) => value.length > 0);
}

/** By name first, where ids may have no index; whoever has another name by now is found by id. */
async function findEntries(
  people: PeopleToLookUp,
  refs: readonly PictureRef[],
  attributes: readonly string[],
  signal: AbortSignal,
): Promise<Entries> {
  const isNamed = people.directory.kind === 'standard';
  const named = isNamed ? refs.flatMap(({ locator }) => locator ?? []) : [];
  const byName = await search(people, named.map(entryDnFilter), attributes, signal);
  const missing = refs.filter(({ id }) => !byName.has(id));
  const byId = await search(
    people,
    missing.flatMap(({ id }) => idFilter(id, people.directory) ?? []),
    attributes,
    signal,
  );
  return new Map([...byName, ...byId]);
}

const entryDnFilter = (value: string): Filter => new EqualityFilter({ attribute: 'entryDN', value });

async function search(
  { client, directory, settings }: PeopleToLookUp,
  filters: Filter[],
  attributes: readonly string[],
  signal: AbortSignal,
): Promise<Entries> {
  if (filters.length === 0) return new Map();
  const entries = await client.search(
    { base: settings.baseDn, filter: new OrFilter({ filters }), attributes: [idAttribute(directory), ...attributes] },
    signal,
  );
  return new Map(entries.map((entry) => [idOf(entry, directory) ?? '', entry]));
}
