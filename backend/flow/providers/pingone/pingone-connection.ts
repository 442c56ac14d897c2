import { z } from 'zod';
import { ownAddress } from '../own-address.ts';

const regions = ['com', 'eu', 'ca', 'asia', 'com.au', 'sg'] as const;

const uuid = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i;
const id = (missing: string, what: string) =>
  z.string({ error: missing }).trim().min(1, missing).regex(uuid, `Enter the ${what}, a UUID.`);

/** Which environment, and the worker app that reaches it. To be spread into the settings of whatever reaches PingOne. */
export const pingoneAppSettings = {
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
};

/** For environments that are reached at addresses of their own. */
export const pingoneAddressSettings = {
  authUrl: ownAddress.meta({
    title: 'Sign-in address',
    description: 'Leave empty for the region’s own, e.g. https://auth.pingone.eu.',
    'x-advanced': true,
  }),
  apiUrl: ownAddress.meta({
    title: 'API address',
    description: 'Leave empty for the region’s own, e.g. https://api.pingone.eu.',
    'x-advanced': true,
  }),
};

/** What both say, as it was read. */
export type PingOneConnection = z.infer<z.ZodObject<typeof pingoneAppSettings & typeof pingoneAddressSettings>>;

interface PingOneEndpoints {
  readonly tokenUrl: string;
  /** Everything of the environment is below it. Without a slash at its end. */
  readonly environmentUrl: string;
}

/** https://developer.pingidentity.com/pingone-api/platform/reference/pingone-api-domains.html */
export function pingoneEndpoints(
  settings: Pick<PingOneConnection, 'region' | 'environmentId' | 'authUrl' | 'apiUrl'>,
): PingOneEndpoints {
  const { region, environmentId, authUrl = '', apiUrl = '' } = settings;
  const address = (own: string, name: string): string =>
    own === '' ? `https://${name}.pingone.${region}` : own.replace(/\/+$/, '');
  return {
    tokenUrl: `${address(authUrl, 'auth')}/${environmentId}/as/token`,
    environmentUrl: `${address(apiUrl, 'api')}/v1/environments/${environmentId}`,
  };
}
