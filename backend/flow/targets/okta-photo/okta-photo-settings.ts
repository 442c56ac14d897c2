import { z } from 'zod';
import { createAttributesSetting, photoAttributeSettings } from '../shared/photo-attribute/photo-settings.ts';
import { readAppKey } from './okta-photo-key.ts';
import { isThisMachine } from '../../../http/safe-address.ts';

export const oktaPhotoSettings = z
  .object({
    orgUrl: z
      .string({ error: 'Enter the address of the Okta org.' })
      .trim()
      .max(500)
      .refine(isOrgUrl, 'Enter the address of the org alone, such as https://acme.okta.com, not of the Admin Console.')
      .meta({
        title: 'Okta org URL',
        description: 'Where people sign in, also shown in the menu under your name in the Admin Console.',
        'x-placeholder': 'https://acme.okta.com',
      }),
    clientId: z.string().trim().max(200).optional().meta({
      title: 'Client ID',
      description: 'Of an app integration of the type API Services. Leave empty to sign in with an API token.',
      'x-placeholder': '0oa1a2b3c4d5e6f7g8h9',
    }),
    privateKey: z.string().trim().max(20_000).optional().meta({
      title: 'Private key',
      description:
        'The private key whose public key is registered with the app, as JWK or in PEM without a pass phrase.',
      writeOnly: true,
      'x-control': 'textarea',
    }),
    keyId: z.string().trim().max(300).optional().meta({
      title: 'Key ID (KID)',
      description: 'As shown beside the public key. Only needed where the app has several keys and the JWK names none.',
      'x-advanced': true,
    }),
    apiToken: z.string().trim().max(500).optional().meta({
      title: 'API token',
      description:
        'Instead of an app: a token under Security, API, Tokens. It may do what its creator may, and dies when unused for 30 days.',
      writeOnly: true,
    }),
    ...photoAttributeSettings({
      value: 'primaryPhotoValue',
      type: 'primaryPhotoType',
      pattern: /^[A-Za-z0-9_]*$/,
      rule: 'Enter the variable name of an attribute, as in the Profile Editor.',
    }),
    createAttributes: createAttributesSetting,
    budgetPercent: z.int('Enter a whole number.').min(0, 'Enter 0 to 90.').max(90, 'Enter 0 to 90.').default(10).meta({
      title: 'Rate limit to leave, in percent',
      description: 'Roster pauses while less than so much of a rate limit is left, so that sign-ins are not slowed.',
      'x-advanced': true,
    }),
  })
  .check(({ value, issues }) => {
    const problem = credentialProblem(value);
    if (problem) issues.push({ code: 'custom', input: value, ...problem });
  });

export type OktaPhotoSettings = z.infer<typeof oktaPhotoSettings>;

/** Signing in as an app goes before a token. */
export const signsInAsApp = ({ clientId = '' }: Pick<OktaPhotoSettings, 'clientId'>): boolean => clientId !== '';

/** Without a slash at its end. */
export const orgOrigin = ({ orgUrl }: Pick<OktaPhotoSettings, 'orgUrl'>): string => new URL(orgUrl).origin;

/** Secrets go to this address, so it is encrypted unless it stays on this machine. */
function isOrgUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, pathname, search, hash } = new URL(text);
  const isAdminConsole = /-admin\.okta(preview|-emea|-gov)?\.(com|mil)$/.test(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
  return isSafe && !isAdminConsole && pathname === '/' && username + search + hash === '';
}

function credentialProblem({
  clientId = '',
  privateKey = '',
  keyId,
  apiToken = '',
}: Pick<OktaPhotoSettings, 'clientId' | 'privateKey' | 'keyId' | 'apiToken'>) {
  if (clientId === '') {
    const message = 'Enter the client ID of an app and its private key, or an API token.';
    return apiToken === '' ? { path: ['clientId'], message } : undefined;
  }
  if (privateKey === '') return { path: ['privateKey'], message: 'Paste the private key of the app.' };
  const key = readAppKey({ privateKey, keyId });
  return 'problem' in key ? { path: ['privateKey'], message: key.problem } : undefined;
}
