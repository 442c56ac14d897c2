import { managerEntry } from './property-document.ts';
import type { TargetCapabilities } from '../../target.ts';

export const propertyCapabilities: TargetCapabilities = {
  fields: [
    { name: 'jobTitle', label: 'Job title', usualFrom: 'field:jobTitle' },
    { name: 'department', label: 'Department', usualFrom: 'field:department' },
    { name: 'organization', label: 'Organization', usualFrom: 'field:organization' },
    { name: 'location', label: 'Location', usualFrom: 'field:location' },
    { name: 'phone', label: 'Phone', usualFrom: 'field:phone' },
    { name: 'mobile', label: 'Mobile' },
    { name: 'im', label: 'IM' },
    { name: 'website', label: 'Website' },
  ],
  properties: {
    maxNameLength: 100,
    namePattern: {
      source: String.raw`(?!${managerEntry}$)[\p{L}\p{N}_][\p{L}\p{N}_ -]*`,
      message: `Use letters, digits, spaces, _ and -, and not the name ${managerEntry}: searches read dots and equals signs as their own.`,
    },
  },
  manager: true,
  // No call of Jira Cloud's or Confluence Cloud's sets the avatar of a user.
  picture: 'none',
  matching: [
    { key: 'email', label: 'E-mail address', usualFrom: 'field:email' },
    { key: 'accountId', label: 'Atlassian account ID', usualFrom: 'property:atlassianAccountId' },
  ],
  removal: ['clear'],
  warning:
    'Atlassian asks apps to “never store user personal data, any sensitive data or configuration information using entity properties or app properties”, and a user property is one: switch this target on only if whoever answers for personal data in your organization agrees.',
};
