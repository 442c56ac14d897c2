import type { MappingPreset, MappingRow, ProfileField, Transform } from '../../model/mapping.ts';
import { presetRowOf } from '../../model/preset-row.ts';
import { enterpriseUser } from './scim-record.ts';

const first: Transform = { kind: 'first' };
const trim: Transform = { kind: 'trim' };
/** RFC 7643 4.1.2 wants phone numbers as RFC 3966 has them, `tel:+1-201-555-0123`. */
const withoutTel: Transform = { kind: 'replace', pattern: '^tel:', replacement: '', ignoreCase: true };

const row = (name: ProfileField, paths: readonly string[], transforms: readonly Transform[] = [trim]): MappingRow =>
  presetRowOf(name, paths, transforms);

const enterprise = (name: string): string => `["${enterpriseUser}"].${name}`;

export const scimPresets: readonly MappingPreset[] = [
  {
    id: 'scim',
    label: 'SCIM 2.0 (core and enterprise User)',
    rows: [
      row('displayName', ['displayName', 'name.formatted', 'userName']),
      row('email', ['emails.^[primary==true].value', 'emails[type=work].value', 'emails[0].value'], [first, trim]),
      row('phone', ['phoneNumbers[type=work].value'], [first, withoutTel, trim]),
      row('mobile', ['phoneNumbers[type=mobile].value'], [first, withoutTel, trim]),
      row('jobTitle', ['title']),
      row('department', [enterprise('department')]),
      row('organization', [enterprise('organization')]),
      row('location', ['addresses[type=work].locality', 'addresses[0].locality'], [first, trim]),
      row('manager', [enterprise('manager.value')], []),
      row('website', ['profileUrl']),
      row('im', ['ims[0].value'], [first, trim]),
      row('timezone', ['timezone']),
      row('locale', ['preferredLanguage', 'locale']),
    ],
  },
];
