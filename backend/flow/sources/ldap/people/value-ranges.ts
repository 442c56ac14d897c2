import type { LdapClient } from '../ldap-client.ts';
import type { AttributeName, LdapAttribute, LdapEntry, LdapValue } from '../protocol/entry.ts';

/**
 * Fetches the values that the server has held back. Active Directory gives at most 1500 values at a time, as
 * `member;range=0-1499`, and beside it `member` with none.
 */
export function completeRanges(
  client: LdapClient,
  entries: readonly LdapEntry[],
  signal: AbortSignal,
): Promise<readonly LdapEntry[]> | readonly LdapEntry[] {
  return entries.some(hasRange) ? completeEach(client, entries, signal) : entries;
}

async function completeEach(
  client: LdapClient,
  entries: readonly LdapEntry[],
  signal: AbortSignal,
): Promise<readonly LdapEntry[]> {
  const complete: LdapEntry[] = [];
  for (const entry of entries) complete.push(hasRange(entry) ? await completeEntry(client, entry, signal) : entry);
  return complete;
}

const hasRange = (entry: LdapEntry): boolean => entry.attributes.some(({ name }) => name.range !== undefined);

async function completeEntry(client: LdapClient, entry: LdapEntry, signal: AbortSignal): Promise<LdapEntry> {
  const attributes: LdapAttribute[] = entry.attributes.filter(({ name }) => name.range === undefined);
  for (const part of entry.attributes) {
    if (part.name.range === undefined) continue;
    const name = plainName(part.name, part.name.range.attribute);
    const values = await remainingValues(client, entry.dn, part, signal);
    const rest = attributes.filter((attribute) => attribute.name.key !== name.key);
    attributes.splice(0, attributes.length, ...rest, { name, values });
  }
  return { dn: entry.dn, attributes };
}

function plainName({ binary }: AttributeName, spelling: string): AttributeName {
  return { spelling, key: spelling.toLowerCase(), binary, range: undefined };
}

async function remainingValues(
  client: LdapClient,
  dn: string,
  first: LdapAttribute,
  signal: AbortSignal,
): Promise<readonly LdapValue[]> {
  const values = [...first.values];
  const attribute = first.name.range?.attribute ?? '';
  let next = first.name.range?.next;
  while (next !== undefined) {
    const entry = await client.readEntry(dn, [`${attribute};range=${next}-*`], signal);
    const part = entry?.attributes.find(({ name }) => name.range?.attribute.toLowerCase() === attribute.toLowerCase());
    values.push(...(part?.values ?? []));
    const after = part?.name.range?.next;
    next = after !== undefined && after > next ? after : undefined;
  }
  return values;
}
