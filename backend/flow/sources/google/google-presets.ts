import type { MappingPreset, MappingRow, MappingSource } from '../../model/mapping.ts';
import { attribute, presetRow } from '../../model/preset-row.ts';

const firstOf = (...paths: string[]): MappingSource => ({ kind: 'firstOf', paths });

/** The organisation that is marked as the primary one; an only one may lack the mark. */
const ofOrganization = (name: string): MappingSource =>
  firstOf(`organizations.^[primary==true].${name}`, `organizations[0].${name}`);

const usual: readonly MappingRow[] = [
  presetRow('displayName', firstOf('name.displayName', 'name.fullName', 'primaryEmail')),
  presetRow('email', attribute('primaryEmail')),
  presetRow('phone', attribute('phones.^[type==work].value')),
  presetRow('mobile', firstOf('phones.^[type==work_mobile].value', 'phones.^[type==mobile].value')),
  presetRow('jobTitle', ofOrganization('title')),
  presetRow('department', ofOrganization('department')),
  presetRow('organization', ofOrganization('name')),
  presetRow('location', firstOf('locations.^[type==desk].buildingId', 'organizations[0].location')),
  { ...presetRow('manager', attribute('manager')), transforms: [] },
  presetRow('website', attribute('websites.^[type==work].value')),
  presetRow('locale', firstOf('languages.^[preference==preferred].languageCode', 'languages[0].languageCode')),
];

export const googlePresets: readonly MappingPreset[] = [{ id: 'google', label: 'Google Workspace', rows: [...usual] }];
