import { z } from 'zod';
import { pictureAddressSettings } from '../picture-address.ts';
import { knownStatuses, usualActiveStatuses, usualDisabledStatuses } from './people/statuses.ts';
import { credentialProblems, orgUrlProblem, statusProblems } from './settings-problems.ts';

/** How a person's manager is named in Okta. */
const managerKeys = ['any', 'id', 'login', 'email', 'employeeNumber', 'linkedObject'] as const;

const attributeName = z
  .string()
  .trim()
  .max(200)
  .regex(/^(profile\.)?[A-Za-z0-9_$-]*$/, 'Enter the variable name of an attribute, as in the Profile Editor.');

const statusList = z
  .array(
    z
      .string()
      .trim()
      .refine((status) => knownStatuses.includes(status), `Statuses are ${knownStatuses.join(', ')}.`),
  )
  .max(20);

export const oktaSettings = z
  .object({
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
    activeStatuses: statusList.default([...usualActiveStatuses]).meta({
      title: 'Statuses of active people',
      description: 'One to a line. People whose status is in neither list are left out.',
      'x-advanced': true,
    }),
    disabledStatuses: statusList.default([...usualDisabledStatuses]).meta({
      title: 'Statuses of disabled people',
      description: 'One to a line. Take DEPROVISIONED out of it if deactivated people shall count as gone.',
      'x-advanced': true,
    }),
    managerKey: z
      .enum(managerKeys)
      .default('any')
      .meta({
        title: 'Managers are named by',
        description:
          'What the manager attribute holds. A linked object costs one request for each person in every run, 600 people a minute at most.',
        'x-labels': {
          any: 'Okta ID, login, e-mail or employee number, whichever it is',
          id: 'Okta user ID',
          login: 'Okta username (login)',
          email: 'Primary email',
          employeeNumber: 'Employee number',
          linkedObject: 'A linked object',
        },
      }),
    managerAttribute: attributeName.default('managerId').meta({
      title: 'Manager attribute',
      description:
        'Variable name of the attribute that names the manager; for a linked object, the name of its primary relation, e.g. manager.',
      'x-advanced': true,
    }),
    pictureAttribute: attributeName.default('primaryPhotoValue').meta({
      title: 'Picture attribute',
      description:
        'Variable name of the attribute that holds the address (URL) of a person’s picture: Okta keeps no pictures itself. Empty: no pictures.',
    }),
    ...pictureAddressSettings,
    budgetPercent: z.int('Enter a whole number.').min(0, 'Enter 0 to 90.').max(90, 'Enter 0 to 90.').default(10).meta({
      title: 'Rate limit to leave, in percent',
      description: 'Roster pauses while less than so much of a rate limit is left, so that sign-ins are not slowed.',
      'x-advanced': true,
    }),
  })
  .check(({ value, issues }) => {
    for (const { setting, message } of [...credentialProblems(value), ...statusProblems(value)]) {
      issues.push({ code: 'custom', input: value, path: [setting], message });
    }
  });

export type OktaSettings = z.infer<typeof oktaSettings>;

/** Signing in as an app goes before a token. */
export const signsInAsApp = ({ clientId = '' }: Pick<OktaSettings, 'clientId'>): boolean => clientId !== '';

/** Without a slash at its end. */
export const orgOrigin = ({ orgUrl }: Pick<OktaSettings, 'orgUrl'>): string => new URL(orgUrl).origin;

/** The Profile Editor shows `profile.` nowhere, mapping paths do. */
export const withoutProfile = (name: string): string => name.replace(/^profile\./, '');
