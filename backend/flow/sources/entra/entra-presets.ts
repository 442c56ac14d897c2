import type { MappingPreset, MappingRow, MappingSource, ProfileField } from '../../model/mapping.ts';

const row = (name: ProfileField, source: MappingSource): MappingRow => ({
  target: { kind: 'profile', name },
  source,
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: 'clear' },
});
const attribute = (path: string): MappingSource => ({ kind: 'attribute', path });

const usual: readonly MappingRow[] = [
  row('displayName', { kind: 'firstOf', paths: ['displayName', 'userPrincipalName'] }),
  {
    ...row('email', { kind: 'firstOf', paths: ['mail', 'userPrincipalName'] }),
    // A guest without mail is known by `ann_contoso.com#EXT#@…`, which nobody can write to.
    transforms: [{ kind: 'trim' }, { kind: 'guestAddress' }],
  },
  row('phone', attribute('businessPhones[0]')),
  row('mobile', attribute('mobilePhone')),
  row('jobTitle', attribute('jobTitle')),
  row('department', attribute('department')),
  row('organization', attribute('companyName')),
  row('location', attribute('officeLocation')),
  { ...row('manager', attribute('manager.id')), transforms: [] },
  row('locale', attribute('preferredLanguage')),
];

export const entraPresets: readonly MappingPreset[] = [{ id: 'entra', label: 'Microsoft Entra ID', rows: [...usual] }];
