import type { MappingPreset, MappingRow, MappingSource, ProfileField } from '../../model/mapping.ts';

const row = (name: ProfileField, source: MappingSource): MappingRow => ({
  target: { kind: 'profile', name },
  source,
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: 'clear' },
});
const attribute = (path: string): MappingSource => ({ kind: 'attribute', path });

const usual: readonly MappingRow[] = [
  row('displayName', { kind: 'template', template: '{name.given} {name.family}' }),
  row('email', attribute('email')),
  row('phone', attribute('primaryPhone')),
  row('mobile', attribute('mobilePhone')),
  row('jobTitle', attribute('title')),
  row('location', { kind: 'firstOf', paths: ['address.locality', 'address.countryCode'] }),
  { ...row('manager', attribute('manager.reference')), transforms: [] },
  row('timezone', attribute('timezone')),
  row('locale', { kind: 'firstOf', paths: ['preferredLanguage', 'locale'] }),
];

export const pingonePresets: readonly MappingPreset[] = [{ id: 'pingone', label: 'PingOne', rows: [...usual] }];
