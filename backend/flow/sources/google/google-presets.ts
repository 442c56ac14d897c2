import type { MappingPreset, MappingRow, MappingSource, ProfileField } from '../../model/mapping.ts';

const row = (name: ProfileField, source: MappingSource): MappingRow => ({
  target: { kind: 'profile', name },
  source,
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: 'clear' },
});
const attribute = (path: string): MappingSource => ({ kind: 'attribute', path });
const firstOf = (...paths: string[]): MappingSource => ({ kind: 'firstOf', paths });

/** The organisation that is marked as the primary one; an only one may lack the mark. */
const ofOrganization = (name: string): MappingSource =>
  firstOf(`organizations.^[primary==true].${name}`, `organizations[0].${name}`);

const usual: readonly MappingRow[] = [
  row('displayName', firstOf('name.displayName', 'name.fullName', 'primaryEmail')),
  row('email', attribute('primaryEmail')),
  row('phone', attribute('phones.^[type==work].value')),
  row('mobile', firstOf('phones.^[type==work_mobile].value', 'phones.^[type==mobile].value')),
  row('jobTitle', ofOrganization('title')),
  row('department', ofOrganization('department')),
  row('organization', ofOrganization('name')),
  row('location', firstOf('locations.^[type==desk].buildingId', 'organizations[0].location')),
  { ...row('manager', attribute('manager')), transforms: [] },
  row('website', attribute('websites.^[type==work].value')),
  row('locale', firstOf('languages.^[preference==preferred].languageCode', 'languages[0].languageCode')),
];

export const googlePresets: readonly MappingPreset[] = [{ id: 'google', label: 'Google Workspace', rows: [...usual] }];
