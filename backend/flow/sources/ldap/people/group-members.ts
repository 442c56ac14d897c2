import { AndFilter, EqualityFilter, type Filter, OrFilter, PresenceFilter } from 'ldapts';
import type { LdapClient } from '../ldap-client.ts';
import { narrowed, type People, type RecordPage, toRecords } from './people.ts';
import { readGroup } from './scope.ts';
import { isUnder, normaliseDn } from '../protocol/dn.ts';
import { type LdapEntry, textsOf } from '../protocol/entry.ts';

const memberAttributes = ['member', 'uniqueMember', 'memberUid'];
const batchSize = 200;

interface Members {
  /** Names of people or groups. */
  readonly dns: readonly string[];
  /** Logins, in groups of POSIX accounts. */
  readonly uids: readonly string[];
}

/**
 * The members of the groups in scope, for directories that cannot be asked for people by their groups. Remembers the
 * names of those already read, so that whoever is in several groups comes once and a circle of groups ends.
 */
export async function* readGroupMembers(people: People, signal: AbortSignal): AsyncGenerator<RecordPage, void> {
  const seen = new Set<string>();
  const isNew = (key: string): boolean => {
    const before = seen.size;
    return seen.add(key).size > before;
  };
  let groups: readonly LdapEntry[] = await readGroups(people, signal);
  for (const group of groups) seen.add(normaliseDn(group.dn));
  while (groups.length > 0) {
    const nested: LdapEntry[] = [];
    const { dns, uids } = membersOf(groups);
    for (const batch of batches(dns.filter((dn) => isNew(normaliseDn(dn))))) {
      const entries = await readByDn(people, batch, signal);
      nested.push(...entries.filter(isGroup));
      yield pageOf(
        people,
        entries.filter((entry) => !isGroup(entry)),
      );
    }
    for (const batch of batches(uids.filter((uid) => isNew(`uid:${uid}`)))) {
      const entries = await readByUid(people, batch, signal);
      yield pageOf(
        people,
        entries.filter(({ dn }) => isNew(normaliseDn(dn))),
      );
    }
    groups = people.context.scope.nestedGroups ? nested : [];
  }
}

async function readGroups({ client, context }: People, signal: AbortSignal): Promise<LdapEntry[]> {
  const groups: LdapEntry[] = [];
  for (const dn of context.scope.groups) groups.push(await readGroup(client, dn, memberAttributes, signal));
  return groups;
}

function membersOf(groups: readonly LdapEntry[]): Members {
  const values = (key: string): string[] => groups.flatMap((group) => textsOf(group, key));
  // A unique member may carry a number behind its name: `cn=Ann,o=x#'01'B` (RFC 4517, 3.3.21).
  const unique = values('uniquemember').map((name) => name.replace(/#'[01]*'B$/, ''));
  return { dns: [...values('member'), ...unique], uids: values('memberuid') };
}

const isGroup = (entry: LdapEntry): boolean =>
  memberAttributes.some((name) => textsOf(entry, name.toLowerCase()).length > 0);

const membersPresent = memberAttributes.map((attribute) => new PresenceFilter({ attribute }));

/** People in scope and, with nesting, groups: those lie wherever they like, people beneath the base DN only. */
async function readByDn(people: People, dns: readonly string[], signal: AbortSignal): Promise<readonly LdapEntry[]> {
  const { client, context, directory, settings } = people;
  const wanted: Filter[] = [people.filter, ...(context.scope.nestedGroups ? membersPresent : [])];
  const named = new OrFilter({ filters: dns.map((value) => new EqualityFilter({ attribute: 'entryDN', value })) });
  const filter = new AndFilter({ filters: [named, new OrFilter({ filters: wanted })] });
  const attributes = [...people.attributes, ...memberAttributes];
  const entries = await searchAll(client, { base: directory.namingContext, filter, attributes }, signal);
  return entries.filter((entry) => isGroup(entry) || isUnder(entry.dn, settings.baseDn));
}

function readByUid(people: People, uids: readonly string[], signal: AbortSignal): Promise<readonly LdapEntry[]> {
  const named = new OrFilter({ filters: uids.map((value) => new EqualityFilter({ attribute: 'uid', value })) });
  const { client, settings, attributes } = people;
  return searchAll(client, { base: settings.baseDn, filter: narrowed(people, named), attributes }, signal);
}

type Search = Parameters<LdapClient['search']>[0];

async function searchAll(client: LdapClient, search: Search, signal: AbortSignal): Promise<readonly LdapEntry[]> {
  const pages = await Array.fromAsync(client.searchPages(search, batchSize, signal));
  return pages.flatMap((page) => page.entries);
}

const pageOf = (people: People, entries: readonly LdapEntry[]): RecordPage => ({
  ...toRecords(people, entries),
  isLast: false,
});

function* batches<T>(items: readonly T[]): Generator<readonly T[], void> {
  for (let start = 0; start < items.length; start += batchSize) yield items.slice(start, start + batchSize);
}
