import { z } from 'zod';
import { pictureAddressSettings } from '../picture-address.ts';
import { isSafeAddress } from '../../../http/safe-address.ts';

const ways = ['bearer', 'basic', 'clientCredentials'] as const;
export type SignIn = (typeof ways)[number];

const text = z.string().trim().max(2000).default('');

export const scimSettings = z
  .object({
    baseUrl: z
      .string({ error: 'Enter the SCIM base URL.' })
      .trim()
      .min(1, 'Enter the SCIM base URL.')
      .max(1000)
      .refine(
        (url) => url === '' || isSafeAddress(url),
        'Enter an address that starts with https://, without query and user name.',
      )
      .meta({
        title: 'Base URL',
        description: 'Where Users and Groups are, without them. It often ends in /scim/v2.',
        'x-placeholder': 'https://id.example.com/scim/v2',
      }),
    signIn: z
      .enum(ways)
      .default('bearer')
      .meta({
        title: 'Sign-in',
        description: 'How the server knows Roster.',
        'x-labels': {
          bearer: 'Bearer token',
          basic: 'User name and password',
          clientCredentials: 'OAuth 2.0 client credentials',
        },
      }),
    token: z
      .string()
      .trim()
      .max(10_000)
      .default('')
      .meta({ title: 'Bearer token', description: 'For sign-in with a bearer token.', writeOnly: true }),
    username: text.meta({ title: 'User name', description: 'For sign-in with user name and password.' }),
    password: z.string().max(2000).default('').meta({ title: 'Password', writeOnly: true }),
    tokenUrl: text
      .refine((url) => url === '' || isSafeAddress(url), 'Enter an address that starts with https://.')
      .meta({
        title: 'Token URL',
        description: 'For client credentials: where the access token is issued.',
        'x-placeholder': 'https://id.example.com/oauth2/token',
      }),
    clientId: text.meta({ title: 'Client ID', description: 'For client credentials.' }),
    clientSecret: z.string().trim().max(2000).default('').meta({ title: 'Client secret', writeOnly: true }),
    scope: text.meta({ title: 'OAuth scope', description: 'Separated by spaces. Leave empty if none is needed.' }),
    clientAuthentication: z
      .enum(['basic', 'post'])
      .default('basic')
      .meta({
        title: 'Client authentication',
        description: 'How the client’s secret goes to the token URL.',
        'x-labels': { basic: 'In the Authorization header (Basic)', post: 'In the body (POST)' },
        'x-advanced': true,
      }),
    pageSize: z.int('Enter a whole number.').min(1, 'At least 1.').max(1000, 'At most 1000.').default(100).meta({
      title: 'People per page',
      description: 'Fewer are asked for where the server says that it gives no more.',
      'x-advanced': true,
    }),
    removalCheckMinutes: z
      .int('Enter a whole number of minutes.')
      .min(0, 'Enter 0 or more minutes.')
      .max(60 * 24 * 31, 'At most 31 days (44640 minutes).')
      .default(60)
      .meta({
        title: 'Look for leavers every … minutes',
        'x-advanced': true,
        description:
          'SCIM does not report who was deleted, so a changes run lists everyone’s ids when the last listing is at least this old. 0: in every changes run.',
      }),
    ...pictureAddressSettings,
  })
  .check(({ value, issues }) => {
    for (const [setting, message] of missingCredentials(value)) {
      issues.push({ code: 'custom', input: value, path: [setting], message });
    }
  });

export type ScimSettings = z.infer<typeof scimSettings>;

type Credentials = Pick<ScimSettings, 'signIn' | 'token' | 'username' | 'password' | 'tokenUrl' | 'clientId'> & {
  readonly clientSecret: string;
};

const needs = {
  bearer: { token: 'Enter the bearer token.' },
  basic: { username: 'Enter the user name.', password: 'Enter the password.' },
  clientCredentials: {
    tokenUrl: 'Enter the token URL.',
    clientId: 'Enter the client ID.',
    clientSecret: 'Enter the client secret.',
  },
} as const satisfies Record<SignIn, Partial<Record<keyof Credentials, string>>>;

function missingCredentials(settings: Credentials): readonly (readonly [string, string])[] {
  const values: Readonly<Record<string, string>> = { ...settings };
  return Object.entries(needs[settings.signIn]).filter(([name]) => values[name] === '');
}
