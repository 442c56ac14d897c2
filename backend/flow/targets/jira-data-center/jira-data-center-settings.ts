import { z } from 'zod';
import { isSafeAddress } from '../../../http/safe-address.ts';
import { credentialProblem, noCredentials, type Credentials } from '../shared/data-center/data-center-sign-in.ts';

/** Sizes that Jira keeps of an avatar; it scales down from the largest (`Avatar.Size`). */
const pictureSizes = ['48', '64', '96', '128', '192', '256'] as const;

export const jiraDataCenterSettings = z
  .object({
    baseUrl: z
      .string({ error: 'Enter the base URL of Jira.' })
      .trim()
      .min(1, 'Enter the base URL of Jira.')
      .max(500)
      .refine(
        (text) => text === '' || isSafeAddress(text),
        'Enter an address that starts with https://, without a query, e.g. https://jira.acme.com or https://intranet.acme.com/jira.',
      )
      .meta({
        title: 'Base URL',
        description: 'As shown under System > General configuration, with the context path if there is one.',
        'x-placeholder': 'https://jira.acme.com',
      }),
    token: z.string().trim().max(500).optional().meta({
      title: 'Personal access token',
      description: 'Of an account with the global permission Jira Administrators (Jira 8.14 and later).',
      writeOnly: true,
    }),
    username: z.string().trim().max(255).optional().meta({
      title: 'User name',
      description:
        'Instead of a token, or beside it: then pictures alone go this way. Needed where Jira ends the session of a token after each request.',
    }),
    password: z.string().max(500).optional().meta({
      title: 'Password',
      description: 'Of that user.',
      writeOnly: true,
    }),
    properties: z
      .enum(['profile', 'rest'])
      .default('profile')
      .meta({
        title: 'User properties go to',
        description:
          'The properties that the profile shows can only be written through the companion script; those of the REST API are read by apps and scripts alone.',
        'x-labels': { profile: 'the profile (needs the companion)', rest: 'the REST API' },
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
      description: 'Jira makes its smaller sizes of it.',
      'x-advanced': true,
    }),
    defaultAvatarId: z
      .string()
      .trim()
      .regex(/^\d{0,18}$/, 'Enter a number.')
      .default('10122')
      .meta({
        title: 'ID of the default avatar',
        description:
          'The system avatar that people get back when their picture is taken away. If Jira has none of this number, the first one is taken.',
        'x-advanced': true,
      }),
  })
  .check(({ value, issues }) => {
    for (const { setting, message } of credentialProblems(value)) {
      issues.push({ code: 'custom', input: value, path: [setting], message });
    }
  });

export type JiraSettings = z.infer<typeof jiraDataCenterSettings>;

function credentialProblems(credentials: Credentials) {
  const { token = '', username = '' } = credentials;
  const problem = credentialProblem(credentials);
  if (problem) return [problem];
  return token === '' && username === '' ? [noCredentials] : [];
}
