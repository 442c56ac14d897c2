import type { MappingPreset, MappingRow, MappingSource, ProfileField } from '../../model/mapping.ts';

const row = (name: ProfileField, source: MappingSource): MappingRow => ({
  target: { kind: 'profile', name },
  source,
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: 'clear' },
});
const attribute = (path: string): MappingSource => ({ kind: 'attribute', path });

/** The base attributes of https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Schema/ */
export const oktaPresets: readonly MappingPreset[] = [
  {
    id: 'okta',
    label: 'Okta',
    rows: [
      // Hardly any org fills profile.displayName; these two everyone has.
      row('displayName', { kind: 'template', template: '{profile.firstName} {profile.lastName}' }),
      row('email', { kind: 'firstOf', paths: ['profile.email', 'profile.login'] }),
      row('phone', attribute('profile.primaryPhone')),
      row('mobile', attribute('profile.mobilePhone')),
      row('jobTitle', attribute('profile.title')),
      row('department', attribute('profile.department')),
      row('organization', attribute('profile.organization')),
      row('location', attribute('profile.city')),
      // Made by the connector of whatever names the manager in this org; profile.manager is a display name.
      { ...row('manager', attribute('manager')), transforms: [] },
      row('website', attribute('profile.profileUrl')),
      row('timezone', attribute('profile.timezone')),
      row('locale', { kind: 'firstOf', paths: ['profile.locale', 'profile.preferredLanguage'] }),
    ],
  },
];
