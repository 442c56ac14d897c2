import { z } from 'zod';
import { pingoneAddressSettings, pingoneAppSettings } from '../../providers/pingone/pingone-connection.ts';
import { pictureAddressSettings } from '../picture-address.ts';

const managerKeys = ['email', 'username', 'id', 'other'] as const;

const attribute = z
  .string()
  .trim()
  .max(200)
  .regex(/^[\w-]*(\.[\w-]+)*$/, 'Enter the name of an attribute, e.g. managerEmail.');

export const pingoneSettings = z
  .object({
    ...pingoneAppSettings,
    managerAttribute: attribute.default('').meta({
      title: 'Manager attribute',
      description:
        'PingOne has no manager of its own. Name the attribute that says who someone’s manager is; empty: nobody has one.',
      'x-placeholder': 'managerEmail',
    }),
    managerKey: z
      .enum(managerKeys)
      .default('email')
      .meta({
        title: 'The manager is named by',
        description: 'What the manager attribute holds.',
        'x-labels': { email: 'E-mail address', username: 'Username', id: 'User ID', other: 'Another attribute' },
      }),
    managerKeyAttribute: attribute.default('').meta({
      title: 'By which other attribute',
      description: 'Only with “Another attribute”: the attribute of the manager that has the same value.',
      'x-placeholder': 'externalId',
      'x-advanced': true,
    }),
    pictureAttribute: attribute.default('photo.href').meta({
      title: 'Picture attribute',
      description: 'The attribute that holds the address of each person’s picture. Empty: nobody has one.',
      'x-advanced': true,
    }),
    ...pictureAddressSettings,
    unverified: z
      .enum(['active', 'disabled', 'leftOut'])
      .default('active')
      .meta({
        title: 'Accounts that are not verified yet',
        description: 'Users whose lifecycle status is VERIFICATION_REQUIRED.',
        'x-labels': { active: 'Are read as any other', disabled: 'Count as disabled', leftOut: 'Are left out' },
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
          'PingOne’s list does not say who was deleted, so a changes run lists everyone (200 to a request) when the last listing is at least this old. 0: in every changes run.',
        'x-advanced': true,
      }),
    ...pingoneAddressSettings,
  })
  .refine(({ managerKey, managerKeyAttribute }) => managerKey !== 'other' || managerKeyAttribute !== '', {
    path: ['managerKeyAttribute'],
    error: 'Name the attribute by which managers are found.',
  });

export type PingOneSettings = z.infer<typeof pingoneSettings>;
