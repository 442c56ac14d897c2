import { AndFilter, EqualityFilter, ExtensibleFilter, type Filter, OrFilter } from 'ldapts';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceContext } from '../../source.ts';
import type { LdapClient } from '../ldap-client.ts';
import type { Directory } from './directory.ts';
import type { LdapSettings } from '../ldap-settings.ts';
import { filterProblem } from '../settings-problems.ts';
import { bytesOf, type LdapEntry } from '../protocol/entry.ts';
import { parseFilter } from '../protocol/filter.ts';

const defaultFilters: Readonly<Record<Directory['kind'], string>> = {
  // Computers are users too, contacts are persons too; only both conditions together mean people.
  'active-directory': '(&(objectCategory=person)(objectClass=user))',
  standard: '(objectClass=person)',
};

/** Memberships that come through groups within groups: https://learn.microsoft.com/en-us/windows/win32/adsi/search-filter-syntax */
const inChain = '1.2.840.113556.1.4.1941';

export interface ScopeRequest {
  readonly client: LdapClient;
  readonly directory: Directory;
  readonly settings: LdapSettings;
  readonly scope: SourceContext['scope'];
}

/** Who is read. On Active Directory that includes membership of the groups in scope; elsewhere groups are read for it. */
export async function peopleFilter(request: ScopeRequest, signal: AbortSignal): Promise<Filter> {
  const { directory, settings, scope } = request;
  const filters = [parseFilter(settings.userFilter || defaultFilters[directory.kind])];
  if (scope.filter !== '') filters.push(scopeFilter(scope.filter));
  if (directory.kind === 'active-directory' && scope.groups.length > 0) {
    const memberships: Filter[] = [];
    for (const group of scope.groups) memberships.push(...(await membershipFilters(request, group, signal)));
    filters.push(new OrFilter({ filters: memberships }));
  }
  return new AndFilter({ filters });
}

function scopeFilter(text: string): Filter {
  const problem = filterProblem(text);
  if (problem === undefined) return parseFilter(text);
  throw new ConnectorError({
    reason: 'unexpected-answer',
    message: `The scope’s filter: ${problem}`,
    setting: 'scope.filter',
  });
}

/** `memberOf` leaves out the group that is an account's primary group, e.g. Domain Users; that is a number of its own. */
async function membershipFilters(
  { client, scope }: ScopeRequest,
  group: string,
  signal: AbortSignal,
): Promise<Filter[]> {
  const entry = await readGroup(client, group, ['objectSid'], signal);
  const sid = bytesOf(entry, 'objectsid');
  const member = scope.nestedGroups
    ? new ExtensibleFilter({ matchType: 'memberOf', rule: inChain, value: entry.dn })
    : new EqualityFilter({ attribute: 'memberOf', value: entry.dn });
  if (!sid || sid.length < 4) return [member];
  const relativeId = String(sid.readUInt32LE(sid.length - 4));
  return [member, new EqualityFilter({ attribute: 'primaryGroupID', value: relativeId })];
}

/** A group that is not there is a failure: taking it for an empty one would take everyone for gone. */
export async function readGroup(
  client: LdapClient,
  group: string,
  attributes: readonly string[],
  signal: AbortSignal,
): Promise<LdapEntry> {
  const found = await client.readEntry(group, attributes, signal);
  if (found) return found;
  throw new ConnectorError({
    reason: 'permission-missing',
    message: `The group “${group}” does not exist, or the bind account may not see it.`,
    setting: 'scope.groups',
  });
}
