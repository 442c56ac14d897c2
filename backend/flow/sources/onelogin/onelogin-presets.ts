import type { MappingPreset, MappingRow, MappingSource, ProfileField } from '../../model/mapping.ts';

const row = (name: ProfileField, source: MappingSource): MappingRow => ({
  target: { kind: 'profile', name },
  source,
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: 'clear' },
});
const attribute = (path: string): MappingSource => ({ kind: 'attribute', path });

const usual: readonly MappingRow[] = [
  row('displayName', { kind: 'template', template: '{firstname} {lastname}' }),
  row('email', attribute('email')),
  row('phone', attribute('phone')),
  row('jobTitle', attribute('title')),
  row('department', attribute('department')),
  row('organization', attribute('company')),
  { ...row('manager', attribute('manager_user_id')), transforms: [] },
  row('locale', attribute('preferred_locale_code')),
];

export const oneloginPresets: readonly MappingPreset[] = [{ id: 'onelogin', label: 'OneLogin', rows: [...usual] }];
