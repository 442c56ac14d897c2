import { z } from 'zod';

const filled = (title: string, missing: string) => z.string({ error: missing }).trim().min(1, missing).meta({ title });

export const jiraCloudSettings = z.object({
  siteUrl: filled('Site URL', 'Enter the address of the site.')
    .max(500)
    .refine(isSafeUrl, 'Enter an address that starts with https://, e.g. https://acme.atlassian.net.')
    .transform((text) => text.replace(/\/+$/, ''))
    .meta({
      description: 'With an API token that has scopes: https://api.atlassian.com/ex/jira/ and the site’s cloud ID.',
      'x-placeholder': 'https://acme.atlassian.net',
    }),
  email: filled('E-mail address', 'Enter the e-mail address of the account.')
    .max(320)
    .regex(/^[^\s:]+@[^\s:]+$/, 'Enter the e-mail address that the account signs in with.')
    .meta({ description: 'Of the account that the API token belongs to.' }),
  apiToken: filled('API token', 'Enter an API token of the account.')
    .max(2000)
    .meta({ description: 'From id.atlassian.com > Security > API tokens.', writeOnly: true }),
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

/** The token goes there, so it is encrypted unless it stays on this machine. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  if (username !== '' || search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
