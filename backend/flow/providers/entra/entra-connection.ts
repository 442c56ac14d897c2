import { z } from 'zod';
import { ownAddress } from '../own-address.ts';
import { readAppCertificate } from './app-certificate.ts';
import type { EntraCloud } from './entra-clouds.ts';

const clouds = ['global', 'usGov', 'usGovDod', 'china'] as const satisfies readonly EntraCloud[];

const notOneTenant = new Set(['common', 'organizations', 'consumers']);

const pem = z.string().trim().max(20_000).optional();

/** Which tenant, and the app that reaches it. To be spread into the settings of whatever reaches Microsoft Entra ID. */
export const entraAppSettings = {
  tenantId: z
    .string({ error: 'Enter the directory (tenant) ID.' })
    .trim()
    .min(1, 'Enter the directory (tenant) ID.')
    .max(255)
    .regex(/^[A-Za-z0-9.-]*$/, 'Enter the tenant’s ID (a UUID) or one of its verified domains.')
    .refine((text) => !notOneTenant.has(text.toLowerCase()), 'Enter the ID of one tenant.')
    .meta({
      title: 'Tenant ID',
      description: 'Directory (tenant) ID, on the Overview page of the app registration.',
    }),
  clientId: z
    .string({ error: 'Enter the application (client) ID.' })
    .trim()
    .min(1, 'Enter the application (client) ID.')
    .regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i, 'Enter the application (client) ID, a UUID.')
    .meta({ title: 'Client ID', description: 'Application (client) ID, on the same page.' }),
  clientSecret: z.string().trim().max(500).optional().meta({
    title: 'Client secret',
    description: 'The value of a secret under Certificates & secrets, not its ID. Not needed with a certificate.',
    writeOnly: true,
  }),
  certificate: pem.meta({
    title: 'Certificate',
    description:
      'Instead of a secret: the certificate uploaded to the app registration, in PEM. It goes before a secret.',
    'x-control': 'textarea',
  }),
  privateKey: pem.meta({
    title: 'Private key',
    description: 'The certificate’s RSA key in PEM, without a pass phrase.',
    writeOnly: true,
    'x-expires': false,
    'x-control': 'textarea',
  }),
  cloud: z
    .enum(clouds)
    .default('global')
    .meta({
      title: 'Cloud',
      description: 'Where the tenant lives. Most are in Microsoft’s public cloud.',
      'x-labels': {
        global: 'Public cloud, and US Government GCC',
        usGov: 'US Government GCC High (L4)',
        usGovDod: 'US Department of Defense (L5)',
        china: 'China, operated by 21Vianet',
      },
    }),
};

/** For tenants that are reached at addresses of their own. */
export const entraAddressSettings = {
  authorityUrl: ownAddress.meta({
    title: 'Authority URL',
    description: 'Leave empty for the cloud’s own, e.g. https://login.microsoftonline.com.',
    'x-advanced': true,
  }),
  graphUrl: ownAddress.meta({
    title: 'Microsoft Graph URL',
    description: 'Leave empty for the cloud’s own, e.g. https://graph.microsoft.com.',
    'x-advanced': true,
  }),
};

/** What both say, as it was read. */
export type EntraConnection = z.infer<z.ZodObject<typeof entraAppSettings & typeof entraAddressSettings>>;

interface CredentialSettings {
  readonly clientSecret?: string | undefined;
  readonly certificate?: string | undefined;
  readonly privateKey?: string | undefined;
}

/** What is missing of a way to sign in, or does not fit. */
export function credentialProblems(settings: CredentialSettings): readonly { setting: string; message: string }[] {
  const { clientSecret = '', certificate = '', privateKey = '' } = settings;
  if (certificate === '') {
    if (clientSecret !== '') return [];
    return [{ setting: 'clientSecret', message: 'Enter a client secret, or a certificate with its private key.' }];
  }
  if (privateKey === '') return [{ setting: 'privateKey', message: 'Paste the private key of the certificate.' }];
  const read = readAppCertificate({ certificate, privateKey });
  return 'message' in read ? [read] : [];
}
