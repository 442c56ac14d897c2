import { domainDn } from './samba-ad.ts';
import { ldifEntry, type LdifValues } from './ldif.ts';

export interface DomainUser {
  readonly name: string;
  readonly parent: string;
  /** Beside or instead of what everyone has. */
  readonly attributes?: LdifValues;
}

export const organizationalUnit = (name: string): string => `OU=${name},${domainDn}`;
export const userDn = (name: string, parent: string): string => `CN=${name},${parent}`;

export const ldifOrganizationalUnit = (name: string): string =>
  `dn: ${organizationalUnit(name)}\nobjectClass: organizationalUnit\n\n`;

/** An enabled account without a password (512 is a normal account, 32 needs no password). */
export function ldifUser({ name, parent, attributes = {} }: DomainUser): string {
  return ldifEntry(userDn(name, parent), {
    objectClass: 'user',
    sAMAccountName: name,
    userPrincipalName: `${name}@corp.example`,
    displayName: `Person ${name}`,
    mail: `${name}@corp.example`,
    userAccountControl: '544',
    ...attributes,
  });
}

export function ldifGroup(name: string, parent: string, members: readonly string[]): string {
  return ldifEntry(userDn(name, parent), { objectClass: 'group', sAMAccountName: name, member: members });
}

export const ldifContact = (name: string, parent: string): string =>
  ldifEntry(userDn(name, parent), { objectClass: 'contact', displayName: name });

/** A value of `unicodePwd`. */
export const passwordOf = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');
