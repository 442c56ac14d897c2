import { z } from 'zod';
import { siteSettings } from '../shared/user-property/property-settings.ts';

export const confluenceCloudSettings = z.object({
  ...siteSettings('confluence'),
  propertyKey: z
    .string()
    .trim()
    .min(1, 'Enter a property key.')
    .max(255, 'At most 255 characters.')
    .regex(/^[-_a-zA-Z0-9]+$/, 'Use letters (a–z), digits, - and _ only: Confluence takes no dots in a key.')
    .default('rosterProfile')
    .meta({
      title: 'Property key',
      description: 'The name of the user property that holds all fields. Another one leaves the old one as it is.',
      'x-advanced': true,
    }),
});

export type ConfluenceCloudSettings = z.infer<typeof confluenceCloudSettings>;
