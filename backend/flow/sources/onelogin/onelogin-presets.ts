import type { MappingPreset, MappingRow } from '../../model/mapping.ts';
import { attribute, presetRow } from '../../model/preset-row.ts';

const usual: readonly MappingRow[] = [
  presetRow('displayName', { kind: 'template', template: '{firstname} {lastname}' }),
  presetRow('email', attribute('email')),
  presetRow('phone', attribute('phone')),
  presetRow('jobTitle', attribute('title')),
  presetRow('department', attribute('department')),
  presetRow('organization', attribute('company')),
  { ...presetRow('manager', attribute('manager_user_id')), transforms: [] },
  presetRow('locale', attribute('preferred_locale_code')),
];

export const oneloginPresets: readonly MappingPreset[] = [{ id: 'onelogin', label: 'OneLogin', rows: [...usual] }];
