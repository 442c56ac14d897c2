import type { MappingPreset } from '../../model/mapping.ts';
import { attribute, presetRow } from '../../model/preset-row.ts';

/** The base attributes of https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Schema/ */
export const oktaPresets: readonly MappingPreset[] = [
  {
    id: 'okta',
    label: 'Okta',
    rows: [
      // Hardly any org fills profile.displayName; these two everyone has.
      presetRow('displayName', { kind: 'template', template: '{profile.firstName} {profile.lastName}' }),
      presetRow('email', { kind: 'firstOf', paths: ['profile.email', 'profile.login'] }),
      presetRow('phone', attribute('profile.primaryPhone')),
      presetRow('mobile', attribute('profile.mobilePhone')),
      presetRow('jobTitle', attribute('profile.title')),
      presetRow('department', attribute('profile.department')),
      presetRow('organization', attribute('profile.organization')),
      presetRow('location', attribute('profile.city')),
      // Made by the connector of whatever names the manager in this org; profile.manager is a display name.
      { ...presetRow('manager', attribute('manager')), transforms: [] },
      presetRow('website', attribute('profile.profileUrl')),
      presetRow('timezone', attribute('profile.timezone')),
      presetRow('locale', { kind: 'firstOf', paths: ['profile.locale', 'profile.preferredLanguage'] }),
    ],
  },
];
