import type { MappingPreset, MappingRow, ProfileField, Transform } from '../../model/mapping.ts';

const row = (name: ProfileField, paths: readonly string[], transforms: readonly Transform[] = []): MappingRow => {
  const [path = ''] = paths;
  return {
    target: { kind: 'profile', name },
    source: paths.length > 1 ? { kind: 'firstOf', paths: [...paths] } : { kind: 'attribute', path },
    transforms: [...transforms],
    whenEmpty: { do: name === 'displayName' || name === 'email' ? 'keep' : 'clear' },
  };
};

/** Nearly everything in inetOrgPerson (RFC 2798) may have several values. */
const first: Transform = { kind: 'first' };
/** `labeledURI` is an address, then a space, then words (RFC 2079). */
const addressOnly: Transform = { kind: 'replace', pattern: '\\s.*$', replacement: '' };

export const ldapPresets: readonly MappingPreset[] = [
  {
    id: 'active-directory',
    label: 'Active Directory',
    rows: [
      row('displayName', ['displayName', 'cn']),
      row('email', ['mail']),
      row('phone', ['telephoneNumber']),
      row('mobile', ['mobile']),
      row('jobTitle', ['title']),
      row('department', ['department']),
      row('organization', ['company']),
      row('location', ['physicalDeliveryOfficeName', 'l']),
      row('manager', ['manager']),
      row('website', ['wWWHomePage']),
      row('locale', ['preferredLanguage']),
    ],
  },
  {
    id: 'inet-org-person',
    label: 'OpenLDAP / inetOrgPerson',
    rows: [
      row('displayName', ['displayName', 'cn'], [first]),
      row('email', ['mail'], [first]),
      row('phone', ['telephoneNumber'], [first]),
      row('mobile', ['mobile'], [first]),
      row('jobTitle', ['title'], [first]),
      row('department', ['ou', 'departmentNumber'], [first]),
      row('organization', ['o'], [first]),
      row('location', ['l', 'physicalDeliveryOfficeName'], [first]),
      row('manager', ['manager'], [first]),
      row('website', ['labeledURI'], [first, addressOnly]),
      row('locale', ['preferredLanguage']),
    ],
  },
];
