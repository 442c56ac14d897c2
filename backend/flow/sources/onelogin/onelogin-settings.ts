import { z } from 'zod';
import { pictureAddressSettings } from '../picture-address.ts';
import { isSafeAddress } from '../../../http/safe-address.ts';

/** `status` and `state` of a user in words: https://developers.onelogin.com/api-docs/2/users/user-resource */
export const statusWords = [
  'unactivated',
  'active',
  'suspended',
  'locked',
  'password expired',
  'awaiting password reset',
  undefined,
  'password pending',
  'security questions required',
] as const;
export const stateWords = ['unapproved', 'approved', 'rejected', 'unlicensed'] as const;

const standings = [
  'unactivated',
  'active',
  'suspended',
  'locked',
  'password expired',
  'awaiting password reset',
  'password pending',
  'security questions required',
  'unapproved',
  'approved',
  'rejected',
  'unlicensed',
] as const;
const standing = z.enum(standings, { error: `Use one of: ${standings.join(', ')}.` });

const credential = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(500);

export const oneloginSettings = z.object({
  subdomain: z
    .string({ error: 'Enter the subdomain of your OneLogin account.' })
    .trim()
    .min(1, 'Enter the subdomain of your OneLogin account.')
    .regex(
      /^([a-z0-9-]+(\.onelogin\.com)?)?$/i,
      'Enter the first part of the address alone, e.g. acme for acme.onelogin.com.',
    )
    .meta({
      title: 'Subdomain',
      description: 'The first part of the address at which you sign in: acme for acme.onelogin.com.',
      'x-placeholder': 'acme',
    }),
  clientId: credential('Enter the client ID of the API credential.').meta({
    title: 'Client ID',
    description: 'Of the API credential, under Developers > API Credentials.',
  }),
  clientSecret: credential('Enter the client secret of the API credential.').meta({
    title: 'Client secret',
    description: 'On the same page.',
    writeOnly: true,
  }),
  pictureAttribute: z
    .string()
    .trim()
    .max(200)
    .regex(/^[\w-]*(\.[\w-]+)*$/, 'Enter the name of an attribute, e.g. custom_attributes.photo_url.')
    .default('')
    .meta({
      title: 'Picture attribute',
      description:
        'OneLogin keeps no pictures. Name the attribute that holds the address of each person’s picture; empty: nobody has one.',
      'x-placeholder': 'custom_attributes.photo_url',
    }),
  ...pictureAddressSettings,
  disabledWhen: z
    .array(standing)
    .default(['suspended', 'unlicensed'])
    .meta({
      title: 'Disabled accounts',
      description: `A user with one of these statuses or states counts as disabled. One to a line, of: ${standings.join(', ')}.`,
      'x-advanced': true,
    }),
  leftOutWhen: z.array(standing).default(['unapproved', 'rejected']).meta({
    title: 'Users who are left out',
    description: 'A user with one of these statuses or states is not read at all, and is gone if they were before.',
    'x-advanced': true,
  }),
  removalCheckMinutes: z
    .int('Enter a whole number of minutes.')
    .min(0, 'Enter 0 or more minutes.')
    .max(60 * 24 * 31, 'At most 31 days (44640 minutes).')
    .default(360)
    .meta({
      title: 'Look for leavers every … minutes',
      description:
        'OneLogin does not report who was deleted, so a changes run lists everyone’s ids (50 to a request) when the last listing is at least this old. 0: in every changes run.',
      'x-advanced': true,
    }),
  apiUrl: z
    .string()
    .trim()
    .max(500)
    .refine((text) => text === '' || isSafeAddress(text), 'Enter an address that starts with https://.')
    .optional()
    .meta({
      title: 'API address',
      description: 'Leave empty for https://<subdomain>.onelogin.com.',
      'x-advanced': true,
    }),
});

export type OneLoginSettings = z.infer<typeof oneloginSettings>;

/** Without a slash at its end. */
export function apiUrlOf({ subdomain, apiUrl = '' }: Pick<OneLoginSettings, 'subdomain' | 'apiUrl'>): string {
  if (apiUrl !== '') return apiUrl.replace(/\/+$/, '');
  const [name = ''] = subdomain.toLowerCase().split('.');
  return `https://${name}.onelogin.com`;
}
