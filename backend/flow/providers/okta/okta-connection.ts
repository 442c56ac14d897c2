import { z } from 'zod';
import { isThisMachine } from '../../../http/safe-address.ts';
import { readAppKey } from './app-key.ts';

/** Which org, and what reaches it: an app, or an API token. To be spread into the settings of whatever reaches Okta. */
export const oktaAppSettings = {
  orgUrl: z
    .string({ error: 'Enter the address of the Okta org.' })
    .trim()
    .min(1, 'Enter the address of the Okta org.')
    .max(500)
    .check(({ value, issues }) => {
      const message = value === '' ? undefined : orgUrlProblem(value);
      if (message !== undefined) issues.push({ code: 'custom', input: value, message });
    })
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
    description: 'The private key whose public key is registered with the app, as JWK or in PEM without a pass phrase.',
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
};

/** How much of the org's rate limits stays for others. */
export const oktaBudgetSettings = {
  budgetPercent: z.int('Enter a whole number.').min(0, 'Enter 0 to 90.').max(90, 'Enter 0 to 90.').default(10).meta({
    title: 'Rate limit to leave, in percent',
    description: 'Roster pauses while less than so much of a rate limit is left, so that sign-ins are not slowed.',
    'x-advanced': true,
  }),
};

/** What the first says, as it was read. */
export type OktaConnection = z.infer<z.ZodObject<typeof oktaAppSettings>>;

/** Signing in as an app goes before a token. */
export const signsInAsApp = ({ clientId = '' }: Pick<OktaConnection, 'clientId'>): boolean => clientId !== '';

/** Without a slash at its end. */
export const orgOrigin = ({ orgUrl }: Pick<OktaConnection, 'orgUrl'>): string => new URL(orgUrl).origin;

/** What is missing of a way to sign in, or does not fit. */
export function credentialProblems(
  settings: Partial<Pick<OktaConnection, 'clientId' | 'privateKey' | 'keyId' | 'apiToken'>>,
): readonly { readonly setting: string; readonly message: string }[] {
  const { clientId = '', privateKey = '', keyId, apiToken = '' } = settings;
  if (clientId === '') {
    if (privateKey !== '') return [{ setting: 'clientId', message: 'Enter the client ID of the app with this key.' }];
    return apiToken === ''
      ? [{ setting: 'clientId', message: 'Enter the client ID of an app and its private key, or an API token.' }]
      : [];
  }
  if (privateKey === '') return [{ setting: 'privateKey', message: 'Paste the private key of the app.' }];
  const key = readAppKey({ privateKey, keyId });
  return 'problem' in key ? [{ setting: 'privateKey', message: key.problem }] : [];
}

/** Secrets go to this address, so it is encrypted unless it stays on this machine. */
function orgUrlProblem(text: string): string | undefined {
  const example = 'Enter the address of the org alone, such as https://acme.okta.com.';
  if (!URL.canParse(text)) return example;
  const { protocol, hostname, username, pathname, search, hash } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine(hostname)))
    return 'Enter an address that starts with https://.';
  const admin = /^(.+)-admin(\.okta(?:preview|-emea|-gov)?\.(?:com|mil))$/.exec(hostname);
  if (admin !== null) {
    return `This is the address of the Admin Console. Enter https://${admin[1] ?? ''}${admin[2] ?? ''} instead.`;
  }
  return username !== '' || pathname !== '/' || search !== '' || hash !== '' ? example : undefined;
}
