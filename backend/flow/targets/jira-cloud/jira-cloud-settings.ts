import { z } from 'zod';
import { siteSettings } from '../shared/user-property/property-settings.ts';

export const jiraCloudSettings = z.object({
  ...siteSettings('jira'),
  propertyKey: z
    .string()
    .trim()
    .min(1, 'Enter a property key.')
    .max(255, 'At most 255 characters.')
    // Jira would take them, but then nobody could search users by the property: see README.md.
    .regex(/^[^.=\s]+$/, 'Leave out dots, equals signs and spaces: Jira cannot search by a property with them.')
    .default('rosterProfile')
    .meta({
      title: 'Property key',
      description: 'The name of the user property that holds all fields. Another one leaves the old one as it is.',
      'x-advanced': true,
    }),
});

export type JiraCloudSettings = z.infer<typeof jiraCloudSettings>;
