import type { SourceId, SourceRecord } from '../../../model/record.ts';
import { readGroupMembers } from './group-members.ts';
import { type People, readRecordPages } from './people.ts';
import { idFilter } from '../ldap-record.ts';

/** One person, or `gone` for whoever is not there or no longer in scope. */
export async function readOne(people: People, id: SourceId, signal: AbortSignal): Promise<SourceRecord | 'gone'> {
  const filter = idFilter(id, people.directory);
  if (!filter) return 'gone';
  const isInGroups = people.directory.kind === 'standard' && people.context.scope.groups.length > 0;
  const pages = isInGroups ? readGroupMembers(people, signal) : readRecordPages(people, filter, signal);
  for await (const { records } of pages) {
    const found = records.find((record) => record.id === id);
    if (found) return found;
  }
  return 'gone';
}
