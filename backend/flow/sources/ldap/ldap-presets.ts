import type { MappingPreset, Transform } from '../../model/mapping.ts';
import { presetRowOf } from '../../model/preset-row.ts';

/** Nearly everything in inetOrgPerson (RFC 2798) may have several values. */
const first: Transform = { kind: 'first' };
/** `labeledURI` is an address, then a space, then words (RFC 2079). */
const addressOnly: Transform = { kind: 'replace', pattern: '\\s.*$', replacement: '' };

export const ldapPresets: readonly MappingPreset[] = [
  {
    id: 'active-directory',
    label: 'Active Directory',
    rows: [
      presetRowOf('displayName', ['displayName', 'cn']),
      presetRowOf('email', ['mail']),
      presetRowOf('phone', ['telephoneNumber']),
      presetRowOf('mobile', ['mobile']),
      presetRowOf('jobTitle', ['title']),
      presetRowOf('department', ['department']),
      presetRowOf('organization', ['company']),
      presetRowOf('location', ['physicalDeliveryOfficeName', 'l']),
      presetRowOf('manager', ['manager']),
      presetRowOf('website', ['wWWHomePage']),
      presetRowOf('locale', ['preferredLanguage']),
    ],
  },
  {
    id: 'inet-org-person',
    label: 'OpenLDAP / inetOrgPerson',
    rows: [
      presetRowOf('displayName', ['displayName', 'cn'], [first]),
      presetRowOf('email', ['mail'], [first]),
      presetRowOf('phone', ['telephoneNumber'], [first]),
      presetRowOf('mobile', ['mobile'], [first]),
      presetRowOf('jobTitle', ['title'], [first]),
      presetRowOf('department', ['ou', 'departmentNumber'], [first]),
      presetRowOf('organization', ['o'], [first]),
      presetRowOf('location', ['l', 'physicalDeliveryOfficeName'], [first]),
      presetRowOf('manager', ['manager'], [first]),
      presetRowOf('website', ['labeledURI'], [first, addressOnly]),
      presetRowOf('locale', ['preferredLanguage']),
    ],
  },
];
