import { z } from 'zod';
import { isSafeAddress } from '../../../../http/safe-address.ts';

const filled = (title: string, missing: string) => z.string({ error: missing }).trim().min(1, missing).meta({ title });

/** Where the site is and as whom to sign in. `product`: as in the addresses of the API, e.g. `jira`. */
export const siteSettings = (product: 'jira' | 'confluence') => ({
  siteUrl: filled('Site URL', 'Enter the address of the site.')
    .max(500)
    .refine(isSafeAddress, 'Enter an address that starts with https://, e.g. https://acme.atlassian.net.')
    // The address of Confluence is often copied with its path.
    .transform((text) => text.replace(/\/+$/, '').replace(/\/wiki$/, ''))
    .meta({
      description: `With an API token that has scopes: https://api.atlassian.com/ex/${product}/ and the site’s cloud ID.`,
      'x-placeholder': 'https://acme.atlassian.net',
    }),
  email: filled('E-mail address', 'Enter the e-mail address of the account.')
    .max(320)
    .regex(/^[^\s:]+@[^\s:]+$/, 'Enter the e-mail address that the account signs in with.')
    .meta({ description: 'Of the account that the API token belongs to.' }),
  apiToken: filled('API token', 'Enter an API token of the account.')
    .max(2000)
    .meta({ description: 'From id.atlassian.com > Security > API tokens.', writeOnly: true }),
});
