import { z } from 'zod';
import { credentialProblems, oktaAppSettings, oktaBudgetSettings } from '../../providers/okta/okta-connection.ts';
import { pictureAddressSettings } from '../picture-address.ts';
import { knownStatuses, usualActiveStatuses, usualDisabledStatuses } from './people/statuses.ts';

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
    ...oktaAppSettings,
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
    ...oktaBudgetSettings,
  })
  .check(({ value, issues }) => {
    for (const { setting, message } of [...credentialProblems(value), ...statusProblems(value)]) {
      issues.push({ code: 'custom', input: value, path: [setting], message });
    }
  });

export type OktaSettings = z.infer<typeof oktaSettings>;

/** The Profile Editor shows `profile.` nowhere, mapping paths do. */
export const withoutProfile = (name: string): string => name.replace(/^profile\./, '');

function statusProblems({
  activeStatuses,
  disabledStatuses,
}: {
  readonly activeStatuses: readonly string[];
  readonly disabledStatuses: readonly string[];
}): readonly { readonly setting: string; readonly message: string }[] {
  const twice = disabledStatuses.filter((status) => activeStatuses.includes(status));
  if (twice.length > 0) {
    return [{ setting: 'disabledStatuses', message: `${twice.join(', ')} cannot be active and disabled.` }];
  }
  const none = activeStatuses.length + disabledStatuses.length === 0;
  return none ? [{ setting: 'activeStatuses', message: 'Name at least one status, such as ACTIVE.' }] : [];
}
