import { z } from 'zod';
import { isSafeAddress } from '../../../http/safe-address.ts';
import { credentialProblem, noCredentials, type Credentials } from '../shared/data-center/data-center-sign-in.ts';

/** Confluence shows pictures at 48 pixels, and at twice or four times as many on sharper screens. */
const pictureSizes = ['48', '96', '128', '192', '256'] as const;

export const confluenceDataCenterSettings = z
  .object({
    baseUrl: z
      .string({ error: 'Enter the base URL of Confluence.' })
      .trim()
      .min(1, 'Enter the base URL of Confluence.')
      .max(500)
      .refine(
        (text) => text === '' || isSafeAddress(text),
        'Enter an address that starts with https://, without a query, e.g. https://wiki.acme.com or https://intranet.acme.com/confluence.',
      )
      .meta({
        title: 'Base URL',
        description: 'As shown under General configuration, with the context path if there is one.',
        'x-placeholder': 'https://wiki.acme.com',
      }),
    token: z.string().trim().max(500).optional().meta({
      title: 'Personal access token',
      description: 'Of an account with the global permission Confluence Administrator (Confluence 7.9 and later).',
      writeOnly: true,
    }),
    username: z.string().trim().max(255).optional().meta({
      title: 'User name',
      description: 'Instead of a token.',
    }),
    password: z.string().max(500).optional().meta({
      title: 'Password',
      description: 'Of that user.',
      writeOnly: true,
    }),
    pictures: z
      .enum(['rest', 'companion'])
      .default('rest')
      .meta({
        title: 'Pictures go through',
        description:
          'Confluence documents no way to set somebody’s picture. Its own pages use a REST resource that may be missing in later versions; the companion uses the Java API.',
        'x-labels': { rest: 'the undocumented REST resource', companion: 'the companion' },
      }),
    companion: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9_-]{1,100}$/, 'Enter the name of the endpoint alone, e.g. rosterProfiles.')
      .default('rosterProfiles')
      .meta({
        title: 'Name of the companion’s endpoint',
        description: 'As the script names it: the last part of its address.',
        'x-advanced': true,
      }),
    pictureSize: z.enum(pictureSizes).default('256').meta({
      title: 'Size of pictures, in pixels',
      description: 'Confluence scales it down where it shows it smaller.',
      'x-advanced': true,
    }),
  })
  .check(({ value, issues }) => {
    for (const { setting, message } of credentialProblems(value)) {
      issues.push({ code: 'custom', input: value, path: [setting], message });
    }
  });

export type ConfluenceSettings = z.infer<typeof confluenceDataCenterSettings>;

function credentialProblems(credentials: Credentials) {
  const { token = '', username = '' } = credentials;
  const problem = credentialProblem(credentials);
  if (problem) return [problem];
  if (token !== '' && username !== '')
    return [{ setting: 'username', message: 'Enter either a token, or user name and password.' }];
  return token === '' && username === '' ? [noCredentials] : [];
}
