import { z } from 'zod';
import { ownAddress } from '../own-address.ts';

const credential = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(500);

/** Which account, and the API credential that reaches it. To be spread into the settings of whatever reaches OneLogin. */
export const oneloginAppSettings = {
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
};

/** For accounts that are reached at an address of their own. */
export const oneloginAddressSettings = {
  apiUrl: ownAddress.meta({
    title: 'API address',
    description: 'Leave empty for https://<subdomain>.onelogin.com.',
    'x-advanced': true,
  }),
};

/** What both say, as it was read. */
export type OneLoginConnection = z.infer<z.ZodObject<typeof oneloginAppSettings & typeof oneloginAddressSettings>>;

/** Without a slash at its end. */
export function apiUrlOf({ subdomain, apiUrl = '' }: Pick<OneLoginConnection, 'subdomain' | 'apiUrl'>): string {
  if (apiUrl !== '') return apiUrl.replace(/\/+$/, '');
  const [name = ''] = subdomain.toLowerCase().split('.');
  return `https://${name}.onelogin.com`;
}
