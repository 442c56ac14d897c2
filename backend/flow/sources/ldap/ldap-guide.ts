import type { SourceGuide } from '../source.ts';

/** What a directory server needs before Roster can read it. */
export const ldapGuide: SourceGuide = {
  steps: [
    {
      text: 'Make an account for Roster that may read people and nothing else. In Active Directory, an ordinary domain user with a password that does not expire.',
      copy: 'svc-roster',
    },
    {
      text: 'Name the servers, one address to a line. For Active Directory name domain controllers, not the domain: changes are counted by each controller for itself.',
      copy: 'ldaps://dc1.example.com',
    },
    {
      text: 'If the server’s certificate was issued by an authority of your own, export that authority’s certificate in PEM (Base-64 encoded X.509).',
    },
    {
      text: 'On OpenLDAP, let that account read without a size limit: 500 entries are the default, also when read in pages.',
      copy: 'olcLimits: dn.exact="cn=svc-roster,dc=example,dc=com" size=unlimited size.prtotal=unlimited',
    },
  ],
  permissions: [
    { name: 'Read', for: 'people below the base DN, with the attributes of the mapping', optional: false },
    {
      name: 'List Contents, Read Property',
      for: 'Deleted Objects, to learn of deletions in Active Directory',
      optional: true,
    },
  ],
  documentation: 'https://learn.microsoft.com/windows/win32/ad/polling-for-changes-using-usnchanged',
};
