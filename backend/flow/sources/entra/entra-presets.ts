import type { MappingPreset, MappingRow } from '../../model/mapping.ts';
import { attribute, presetRow } from '../../model/preset-row.ts';

const usual: readonly MappingRow[] = [
  presetRow('displayName', { kind: 'firstOf', paths: ['displayName', 'userPrincipalName'] }),
  {
    ...presetRow('email', { kind: 'firstOf', paths: ['mail', 'userPrincipalName'] }),
    // A guest without mail is known by `ann_contoso.com#EXT#@…`, which nobody can write to.
    transforms: [{ kind: 'trim' }, { kind: 'guestAddress' }],
  },
  presetRow('phone', attribute('businessPhones[0]')),
  presetRow('mobile', attribute('mobilePhone')),
  presetRow('jobTitle', attribute('jobTitle')),
  presetRow('department', attribute('department')),
  presetRow('organization', attribute('companyName')),
  presetRow('location', attribute('officeLocation')),
  { ...presetRow('manager', attribute('manager.id')), transforms: [] },
  presetRow('locale', attribute('preferredLanguage')),
];

export const entraPresets: readonly MappingPreset[] = [{ id: 'entra', label: 'Microsoft Entra ID', rows: [...usual] }];
