import { z } from 'zod';
import { createAttributesSetting, photoAttributeSettings } from '../shared/photo-attribute/photo-settings.ts';
import { isSafeAddress } from '../../../http/safe-address.ts';

const credential = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(500);

export const oneloginPhotoSettings = z.object({
  subdomain: z
    .string({ error: 'Enter the subdomain of your OneLogin account.' })
    .trim()
    .regex(
      /^[a-z0-9-]+(\.onelogin\.com)?$/i,
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
  ...photoAttributeSettings({
    value: 'primaryPhotoValue',
    type: 'primaryPhotoType',
    pattern: /^[A-Za-z0-9_]*$/,
    rule: 'Enter the short name of a custom attribute.',
  }),
  createAttributes: createAttributesSetting,
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

export type OneLoginPhotoSettings = z.infer<typeof oneloginPhotoSettings>;

/** Without a slash at its end. */
export function apiUrlOf({ subdomain, apiUrl = '' }: Pick<OneLoginPhotoSettings, 'subdomain' | 'apiUrl'>): string {
  if (apiUrl !== '') return apiUrl.replace(/\/+$/, '');
  const [name = ''] = subdomain.toLowerCase().split('.');
  return `https://${name}.onelogin.com`;
}
