import { z } from 'zod';
import { oneloginAddressSettings, oneloginAppSettings } from '../../providers/onelogin/onelogin-connection.ts';
import { pictureAddressSettings } from '../picture-address.ts';

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

export const oneloginSettings = z.object({
  ...oneloginAppSettings,
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
  ...oneloginAddressSettings,
});

export type OneLoginSettings = z.infer<typeof oneloginSettings>;
