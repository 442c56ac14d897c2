import { AndFilter, type Filter } from 'ldapts';
import type { SourceId, SourceRecord } from '../../../model/record.ts';
import type { RejectedRecord, SourceContext } from '../../source.ts';
import { requestedAttributes, shownAttributes } from './attributes.ts';
import type { LdapClient } from '../ldap-client.ts';
import { type Directory, readDirectory } from './directory.ts';
import { completeRanges } from './value-ranges.ts';
import { idAttribute, idOf, type RecordOptions, toRecord } from '../ldap-record.ts';
import { peopleFilter } from './scope.ts';
import { type LdapSettings, pictureAttributeNames } from '../ldap-settings.ts';
import type { LdapEntry } from '../protocol/entry.ts';

/** A directory, ready to be asked for its people. */
export interface People {
  readonly client: LdapClient;
  readonly directory: Directory;
  readonly settings: LdapSettings;
  readonly context: SourceContext;
  /** Who is a person in scope; on other directories than Active Directory, groups apart. */
  readonly filter: Filter;
  /** To ask for. */
  readonly attributes: readonly string[];
  readonly record: RecordOptions;
}

export interface RecordPage {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
  readonly isLast: boolean;
}

const pageSize = 500;
/** Where everything is asked for, pictures come too and are thrown away. */
const pageSizeWithPictures = 100;
const idPageSize = 1000;

export async function openPeople(
  client: LdapClient,
  settings: LdapSettings,
  context: SourceContext,
  signal: AbortSignal,
): Promise<People> {
  const directory = await readDirectory(client, settings.baseDn, signal);
  const { scope, attributePaths } = context;
  const pictureAttributes = pictureAttributeNames(settings).map((name) => name.toLowerCase());
  return {
    client,
    directory,
    settings,
    context,
    filter: await peopleFilter({ client, directory, settings, scope }, signal),
    attributes: requestedAttributes(directory, attributePaths, pictureAttributes),
    record: {
      directory,
      isShown: shownAttributes(attributePaths, pictureAttributes),
      pictureAttributes,
      now: context.now(),
    },
  };
}

/** People in scope whom `filter` lets through, page after page. */
export async function* readRecordPages(
  people: People,
  filter: Filter | undefined,
  signal: AbortSignal,
): AsyncGenerator<RecordPage, void> {
  for await (const page of readEntryPages(people, filter, people.attributes, signal)) {
    yield { ...toRecords(people, page.entries), isLast: page.isLast };
  }
}

export async function* readEntryPages(
  people: People,
  filter: Filter | undefined,
  attributes: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<{ readonly entries: readonly LdapEntry[]; readonly isLast: boolean }, void> {
  const { client, settings, context } = people;
  const search = { base: settings.baseDn, filter: narrowed(people, filter), attributes };
  const size = context.attributePaths === 'all' ? pageSizeWithPictures : pageSize;
  for await (const page of client.searchPages(search, size, signal)) {
    yield { entries: await completeRanges(client, page.entries, signal), isLast: page.isLast };
  }
}

/** People in scope, if `filter` lets them through. */
export const narrowed = (people: People, filter: Filter | undefined): Filter =>
  filter ? new AndFilter({ filters: [people.filter, filter] }) : people.filter;

export interface IdPage {
  readonly ids: readonly SourceId[];
  /** How many entries there were: more than ids, if some have none. */
  readonly entries: number;
}

/** Ids of everyone in scope, page after page. */
export async function* readIdPages(people: People, signal: AbortSignal): AsyncGenerator<IdPage, void> {
  const { client, directory, settings, filter } = people;
  const search = { base: settings.baseDn, filter, attributes: [idAttribute(directory)] };
  for await (const { entries } of client.searchPages(search, idPageSize, signal)) {
    yield { ids: entries.flatMap((entry) => idOf(entry, directory) ?? []), entries: entries.length };
  }
}

export function toRecords(people: People, entries: readonly LdapEntry[]): Omit<RecordPage, 'isLast'> {
  const records: SourceRecord[] = [];
  const rejected: RejectedRecord[] = [];
  for (const entry of entries) {
    const record = toRecord(entry, people.record);
    if ('id' in record) records.push(record);
    else rejected.push(record);
  }
  return { records, rejected };
}
