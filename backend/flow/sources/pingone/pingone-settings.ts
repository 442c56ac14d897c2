import { z } from 'zod';
import { pictureAddressSettings } from '../picture-address.ts';
import { isSafeAddress } from '../../../http/safe-address.ts';

const regions = ['com', 'eu', 'ca', 'asia', 'com.au', 'sg'] as const;
const managerKeys = ['email', 'username', 'id', 'other'] as const;

const uuid = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i;
const id = (missing: string, what: string) =>
  z.string({ error: missing }).trim().min(1, missing).regex(uuid, `Enter the ${what}, a UUID.`);

const attribute = z
  .string()
  .trim()
  .max(200)
  .regex(/^[\w-]*(\.[\w-]+)*$/, 'Enter the name of an attribute, e.g. managerEmail.');

const ownUrl = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text === '' || isSafeAddress(text), 'Enter an address that starts with https://.')
  .optional();

export const pingoneSettings = z
  .object({
    region: z
      .enum(regions)
      .default('com')
      .meta({
        title: 'Region',
        description: 'Where the environment lives: the end of the console’s address, e.g. console.pingone.eu.',
        'x-labels': {
          com: 'North America (pingone.com)',
          eu: 'Europe (pingone.eu)',
          ca: 'Canada (pingone.ca)',
          asia: 'Asia-Pacific (pingone.asia)',
          'com.au': 'Australia (pingone.com.au)',
          sg: 'Singapore (pingone.sg)',
        },
      }),
    environmentId: id('Enter the environment ID.', 'environment ID').meta({
      title: 'Environment ID',
      description: 'Under Settings > Environment Properties.',
    }),
    clientId: id('Enter the client ID of the worker app.', 'client ID').meta({
      title: 'Client ID',
      description: 'On the Overview tab of the worker app.',
    }),
    clientSecret: z
      .string({ error: 'Enter the client secret of the worker app.' })
      .trim()
      .min(1, 'Enter the client secret of the worker app.')
      .max(500)
      .meta({ title: 'Client secret', description: 'On the same page.', writeOnly: true }),
    clientAuthentication: z
      .enum(['basic', 'post'])
      .default('basic')
      .meta({
        title: 'Token endpoint authentication',
        description: 'As set on the Configuration tab of the worker app.',
        'x-labels': { basic: 'Client Secret Basic', post: 'Client Secret Post' },
        'x-advanced': true,
      }),
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
    authUrl: ownUrl.meta({
      title: 'Sign-in address',
      description: 'Leave empty for the region’s own, e.g. https://auth.pingone.eu.',
      'x-advanced': true,
    }),
    apiUrl: ownUrl.meta({
      title: 'API address',
      description: 'Leave empty for the region’s own, e.g. https://api.pingone.eu.',
      'x-advanced': true,
    }),
  })
  .refine(({ managerKey, managerKeyAttribute }) => managerKey !== 'other' || managerKeyAttribute !== '', {
    path: ['managerKeyAttribute'],
    error: 'Name the attribute by which managers are found.',
  });

export type PingOneSettings = z.infer<typeof pingoneSettings>;

interface PingOneEndpoints {
  readonly tokenUrl: string;
  /** Everything of the environment is below it. Without a slash at its end. */
  readonly environmentUrl: string;
}

/** https://developer.pingidentity.com/pingone-api/platform/reference/pingone-api-domains.html */
export function pingoneEndpoints(
  settings: Pick<PingOneSettings, 'region' | 'environmentId' | 'authUrl' | 'apiUrl'>,
): PingOneEndpoints {
  const { region, environmentId, authUrl = '', apiUrl = '' } = settings;
  const address = (own: string, name: string): string =>
    own === '' ? `https://${name}.pingone.${region}` : own.replace(/\/+$/, '');
  return {
    tokenUrl: `${address(authUrl, 'auth')}/${environmentId}/as/token`,
    environmentUrl: `${address(apiUrl, 'api')}/v1/environments/${environmentId}`,
  };
}
