import { AndFilter, Control, EqualityFilter, type Filter, OrFilter } from 'ldapts';
import type { SourceId } from '../../../model/record.ts';
import { type People, readEntryPages } from '../people/people.ts';
import { idOf } from '../ldap-record.ts';
import { normaliseDn } from '../protocol/dn.ts';
import { type LdapEntry, textsOf } from '../protocol/entry.ts';

/** https://learn.microsoft.com/en-us/windows/win32/ad/retrieving-deleted-objects */
const showDeleted = new Control('1.2.840.113556.1.4.417', { critical: true });
const pageSize = 1000;
const reportsPerSearch = 50;

/** Ids of what has been deleted, or `unreadable` when the bind account may not see deleted objects. */
export async function readDeletedIds(
  { client, directory }: People,
  changed: Filter,
  signal: AbortSignal,
): Promise<readonly SourceId[] | 'unreadable'> {
  const base = `CN=Deleted Objects,${directory.namingContext}`;
  const container = await client.readEntry(base, ['objectClass'], signal, [showDeleted]);
  if (!container) return 'unreadable';
  const filters = [
    new EqualityFilter({ attribute: 'isDeleted', value: 'TRUE' }),
    new EqualityFilter({ attribute: 'objectClass', value: 'person' }),
    changed,
  ];
  const search = { base, filter: new AndFilter({ filters }), attributes: ['objectGUID'], controls: [showDeleted] };
  const ids: SourceId[] = [];
  for await (const { entries } of client.searchPages(search, pageSize, signal)) {
    ids.push(...entries.flatMap((entry) => idOf(entry, directory) ?? []));
  }
  return ids;
}

/**
 * People who report to those in `managers`. A manager who is renamed or moved shows a new name in the entries of their
 * reports, and those entries do not count as changed.
 */
export async function readReports(
  people: People,
  managers: readonly LdapEntry[],
  signal: AbortSignal,
): Promise<readonly LdapEntry[]> {
  const known = new Set(managers.map((manager) => normaliseDn(manager.dn)));
  const names = managers.flatMap((manager) => textsOf(manager, 'directreports'));
  const missing = [...new Set(names)].filter((name) => !known.has(normaliseDn(name)));
  const reports: LdapEntry[] = [];
  for (let start = 0; start < missing.length; start += reportsPerSearch) {
    const filters = missing
      .slice(start, start + reportsPerSearch)
      .map((value) => new EqualityFilter({ attribute: 'distinguishedName', value }));
    for await (const page of readEntryPages(people, new OrFilter({ filters }), people.attributes, signal)) {
      reports.push(...page.entries);
    }
  }
  return reports;
}
