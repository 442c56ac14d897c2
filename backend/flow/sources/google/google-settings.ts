import { z } from 'zod';
import { readServiceAccountKey } from './sign-in/service-account-key.ts';
import { isThisMachine } from '../../../http/safe-address.ts';

const ownUrl = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text === '' || isGoogleUrl(text), 'Enter an address of Google: https://… of googleapis.com.')
  .optional();

const address = z
  .string()
  .trim()
  .max(320)
  .regex(/^$|^[^\s@]+@[^\s@]+$/, 'Enter an e-mail address.');

export const googleSettings = z
  .object({
    adminEmail: address.min(1, 'Enter the e-mail address of an administrator.').meta({
      title: 'Administrator to act as',
      description:
        'Primary e-mail address of an administrator with the privileges to read users (and groups). The service account reads in this administrator’s name.',
      'x-placeholder': 'roster-admin@corp.example',
    }),
    signIn: z
      .enum(['key', 'signJwt'])
      .default('key')
      .meta({
        title: 'How the service account signs in',
        description:
          'With a key file, or without one: then Google signs for it, if this machine (or the account whose key you give) may ask it to.',
        'x-labels': { key: 'With a key file', signJwt: 'Without a key of its own (signJwt)' },
      }),
    serviceAccountKey: z.string().trim().max(20_000).optional().meta({
      title: 'Service account key',
      description:
        'The JSON key file, from the Cloud console: IAM & Admin > Service accounts > Keys > Add key. With signJwt: the key of the account that asks for signatures; leave it empty on Google Cloud.',
      writeOnly: true,
      'x-control': 'textarea',
      'x-placeholder': '{ "type": "service_account", … }',
    }),
    serviceAccountEmail: address.optional().meta({
      title: 'Service account',
      description: 'Only with signJwt: address of the service account that has domain-wide delegation.',
      'x-placeholder': 'roster@project.iam.gserviceaccount.com',
    }),
    domain: z
      .string()
      .trim()
      .toLowerCase()
      .max(255)
      .regex(/^$|^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Enter a domain such as corp.example.')
      .default('')
      .meta({
        title: 'Domain',
        description: 'Only people whose primary address is of this domain. Leave empty for all domains of the account.',
        'x-placeholder': 'corp.example',
      }),
    customer: z
      .string()
      .trim()
      .max(50)
      .regex(/^$|^[A-Za-z0-9_]+$/, 'Enter a customer ID such as C03az79cb. A domain has a field of its own.')
      .default('')
      .meta({
        title: 'Customer ID',
        description: 'Leave empty for the administrator’s own account. Resellers enter the customer’s ID.',
        'x-advanced': true,
      }),
    tokenUrl: ownUrl.meta({
      title: 'Token URL',
      description: 'Leave empty for https://oauth2.googleapis.com/token.',
      'x-advanced': true,
    }),
    directoryUrl: ownUrl.meta({
      title: 'Directory API URL',
      description: 'Leave empty for https://admin.googleapis.com.',
      'x-advanced': true,
    }),
    iamUrl: ownUrl.meta({
      title: 'IAM Credentials URL',
      description: 'Leave empty for https://iamcredentials.googleapis.com.',
      'x-advanced': true,
    }),
    metadataUrl: z
      .string()
      .trim()
      .max(500)
      .refine((text) => text === '' || isMetadataUrl(text), 'This is not an address of Google’s metadata server.')
      .optional()
      .meta({
        title: 'Metadata server URL',
        description: 'Leave empty for http://metadata.google.internal.',
        'x-advanced': true,
      }),
  })
  .check(({ value, issues }) => {
    for (const { setting, message } of signInProblems(value)) {
      issues.push({ code: 'custom', input: value, path: [setting], message });
    }
    if (value.domain !== '' && value.customer !== '') {
      const message = 'Enter a domain or a customer ID, not both.';
      issues.push({ code: 'custom', input: value, path: ['customer'], message });
    }
  });

export type GoogleSettings = z.infer<typeof googleSettings>;

interface SignInSettings {
  readonly signIn: 'key' | 'signJwt';
  readonly serviceAccountKey?: string | undefined;
  readonly serviceAccountEmail?: string | undefined;
}

function signInProblems(settings: SignInSettings): readonly { setting: string; message: string }[] {
  const { signIn, serviceAccountKey = '', serviceAccountEmail = '' } = settings;
  if (signIn === 'signJwt' && serviceAccountEmail === '') {
    return [{ setting: 'serviceAccountEmail', message: 'Enter the address of the service account.' }];
  }
  if (serviceAccountKey === '') {
    if (signIn === 'signJwt') return [];
    return [{ setting: 'serviceAccountKey', message: 'Paste or choose the key file of the service account.' }];
  }
  const read = readServiceAccountKey(serviceAccountKey);
  return 'message' in read ? [{ setting: 'serviceAccountKey', message: read.message }] : [];
}

/** Tokens go to these addresses, also that of the machine that Roster runs on, so they stay with Google or on the machine. */
function isGoogleUrl(text: string): boolean {
  const { protocol, hostname } = plainUrl(text) ?? {};
  if (hostname === undefined) return false;
  if (protocol === 'http:') return isThisMachine(hostname);
  return protocol === 'https:' && (hostname.endsWith('.googleapis.com') || isThisMachine(hostname));
}

/** It answers on no other name, and speaks no HTTPS. */
function isMetadataUrl(text: string): boolean {
  const url = plainUrl(text);
  const hosts = ['metadata.google.internal', 'metadata', '169.254.169.254'];
  return url?.protocol === 'http:' && (hosts.includes(url.hostname) || isThisMachine(url.hostname));
}

function plainUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username !== '' || url.search !== '' || url.hash !== '' ? undefined : url;
}
