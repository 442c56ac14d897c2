import { z } from 'zod';
import { isSafeAddress } from '../../../http/safe-address.ts';

const id = /^[A-Za-z0-9-]*$/;

export const accountsSettings = z
  .object({
    orgId: z
      .string({ error: 'Enter the ID of your organization.' })
      .trim()
      .min(1, 'Enter the ID of your organization.')
      .max(100)
      .regex(id, 'Enter the ID alone: it follows /o/ in the address of Atlassian Administration.')
      .meta({
        title: 'Organization ID',
        description: 'Shown when the API key is created, and after /o/ in the address of Atlassian Administration.',
      }),
    apiKey: z
      .string({ error: 'Enter an API key of the organization.' })
      .trim()
      .min(1, 'Enter an API key of the organization.')
      .max(10_000)
      .meta({
        title: 'Organization API key',
        description: 'Created without scopes: Atlassian refuses every change of an account with a key that has scopes.',
        writeOnly: true,
      }),
    avatarRoute: z.boolean().default(false).meta({
      title: 'Send pictures by a route that Atlassian does not document',
      description:
        'Atlassian documents no way to set the picture of an account here, and may change or end such a route at any time. Photos of the target “Atlassian organization” are the documented way. The first picture of each push is a test: if it does not arrive, no other is sent.',
    }),
    avatarPath: z
      .string()
      .trim()
      .max(300)
      .refine(
        (path) => path === '' || /^\/[\w./~-]*\{accountId\}[\w./~-]*$/.test(path),
        'Enter a path that starts with / and names {accountId} once, without a host.',
      )
      .default('')
      .meta({
        title: 'Path of that route',
        description: 'On the API’s own host, with {accountId} where the account’s ID goes.',
        'x-advanced': true,
      }),
    avatarForm: z
      .enum(['put-image', 'post-form'])
      .default('put-image')
      .meta({
        title: 'How the picture is sent',
        'x-labels': { 'put-image': 'PUT, the JPEG as the body', 'post-form': 'POST, a form with the file “avatar”' },
        'x-advanced': true,
      }),
    directoryId: z
      .string()
      .trim()
      .max(100)
      .regex(id, 'Enter the ID of a directory, or - for all of them.')
      .default('-')
      .meta({
        title: 'Directory ID',
        description: 'Where accounts are looked for; - is all directories that the key may see.',
        'x-advanced': true,
      }),
    apiUrl: z
      .string()
      .trim()
      .max(500)
      .refine((text) => text === '' || isSafeAddress(text), 'Enter an address that starts with https://.')
      .default('')
      .meta({ title: 'API address', description: 'Leave empty for https://api.atlassian.com.', 'x-advanced': true }),
  })
  .check(({ value, issues }) => {
    if (!value.avatarRoute || value.avatarPath !== '') return;
    const message = 'Enter the path of the route. Atlassian documents none, so Roster suggests none.';
    issues.push({ code: 'custom', input: value, path: ['avatarPath'], message });
  });

export type AccountsSettings = z.infer<typeof accountsSettings>;

/** Without a slash at its end. */
export const apiUrlOf = ({ apiUrl }: Pick<AccountsSettings, 'apiUrl'>): string =>
  apiUrl === '' ? 'https://api.atlassian.com' : apiUrl.replace(/\/+$/, '');
