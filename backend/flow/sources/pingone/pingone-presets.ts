import type { MappingPreset, MappingRow } from '../../model/mapping.ts';
import { attribute, presetRow } from '../../model/preset-row.ts';

const usual: readonly MappingRow[] = [
  presetRow('displayName', { kind: 'template', template: '{name.given} {name.family}' }),
  presetRow('email', attribute('email')),
  presetRow('phone', attribute('primaryPhone')),
  presetRow('mobile', attribute('mobilePhone')),
  presetRow('jobTitle', attribute('title')),
  presetRow('location', { kind: 'firstOf', paths: ['address.locality', 'address.countryCode'] }),
  { ...presetRow('manager', attribute('manager.reference')), transforms: [] },
  presetRow('timezone', attribute('timezone')),
  presetRow('locale', { kind: 'firstOf', paths: ['preferredLanguage', 'locale'] }),
];

export const pingonePresets: readonly MappingPreset[] = [{ id: 'pingone', label: 'PingOne', rows: [...usual] }];
