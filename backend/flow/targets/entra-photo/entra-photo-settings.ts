import { z } from 'zod';
import { createAttributesSetting, photoAttributeSettings } from '../shared/photo-attribute/photo-settings.ts';
import { readAppCertificate } from './entra-photo-certificate.ts';
import { isSafeAddress } from '../../../http/safe-address.ts';

const notOneTenant = new Set(['common', 'organizations', 'consumers']);

const ownUrl = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text === '' || isSafeAddress(text), 'Enter an address that starts with https://.')
  .optional();

export const entraPhotoSettings = z
  .object({
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
      .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'Enter the application (client) ID, a UUID.')
      .meta({ title: 'Client ID', description: 'Application (client) ID, on the same page.' }),
    clientSecret: z.string().trim().max(500).optional().meta({
      title: 'Client secret',
      description: 'The value of a secret under Certificates & secrets, not its ID. Not needed with a certificate.',
      writeOnly: true,
    }),
    certificate: z.string().trim().max(20_000).optional().meta({
      title: 'Certificate',
      description:
        'Instead of a secret: the certificate uploaded to the app registration, in PEM. It goes before a secret.',
      'x-control': 'textarea',
    }),
    privateKey: z.string().trim().max(20_000).optional().meta({
      title: 'Private key',
      description: 'The certificate’s RSA key in PEM, without a pass phrase.',
      writeOnly: true,
      'x-expires': false,
      'x-control': 'textarea',
    }),
    cloud: z
      .enum(['global', 'usGov', 'usGovDod', 'china'])
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
    ...photoAttributeSettings({
      value: 'primaryPhotoValue',
      type: 'primaryPhotoType',
      pattern: /^[A-Za-z0-9_]*$/,
      rule: 'Enter extensionAttribute1 to 15, or the name of a directory extension.',
    }),
    createAttributes: createAttributesSetting,
    authorityUrl: ownUrl.meta({
      title: 'Authority URL',
      description: 'Leave empty for the cloud’s own, e.g. https://login.microsoftonline.com.',
      'x-advanced': true,
    }),
    graphUrl: ownUrl.meta({
      title: 'Microsoft Graph URL',
      description: 'Leave empty for the cloud’s own, e.g. https://graph.microsoft.com.',
      'x-advanced': true,
    }),
  })
  .check(({ value, issues }) => {
    const problem = credentialProblem(value);
    if (problem) issues.push({ code: 'custom', input: value, path: [problem.setting], message: problem.message });
  });

export type EntraPhotoSettings = z.infer<typeof entraPhotoSettings>;

function credentialProblem({
  clientSecret = '',
  certificate = '',
  privateKey = '',
}: Pick<EntraPhotoSettings, 'clientSecret' | 'certificate' | 'privateKey'>) {
  if (certificate === '') {
    const message = 'Enter a client secret, or a certificate with its private key.';
    return clientSecret === '' ? { setting: 'clientSecret', message } : undefined;
  }
  const read = readAppCertificate({ certificate, privateKey });
  return 'message' in read ? read : undefined;
}
