import { z } from 'zod';
import { certificateProblem, combinationProblems, filterProblem, urlProblem } from './settings-problems.ts';
import { normaliseDn } from './protocol/dn.ts';

const url = z
  .string()
  .trim()
  .check((context) => {
    const problem = urlProblem(context.value);
    if (problem) context.issues.push({ code: 'custom', input: context.value, message: problem });
  });

const noServer = 'Enter the address of at least one directory server.';
const noBase = 'Enter the distinguished name beneath which the people are.';

export const ldapSettings = z
  .object({
    urls: z.array(url, { error: noServer }).min(1, noServer).max(10, 'At most 10 addresses.').meta({
      title: 'Server addresses',
      description:
        'E.g. ldaps://dc1.corp.example or ldap://ldap.corp.example:389. They are tried in this order. For Active Directory, name domain controllers rather than the domain.',
      'x-placeholder': 'ldaps://dc1.corp.example',
    }),
    security: z
      .enum(['ldaps', 'starttls', 'none'])
      .default('ldaps')
      .meta({
        title: 'Encryption',
        description:
          'LDAPS (addresses with ldaps://, usually port 636), StartTLS (ldap://, usually port 389) or none. Active Directory refuses passwords on an unencrypted connection.',
        'x-labels': { ldaps: 'LDAPS', starttls: 'StartTLS', none: 'None' },
      }),
    caCertificate: z
      .string()
      .trim()
      .default('')
      .check((context) => {
        const problem = certificateProblem(context.value);
        if (problem) context.issues.push({ code: 'custom', input: context.value, message: problem });
      })
      .meta({
        title: 'CA certificate',
        description:
          'The certificate (PEM) of the authority that signed the servers’ certificates. Leave empty when it is a public one.',
        'x-control': 'textarea',
        'x-placeholder': '-----BEGIN CERTIFICATE-----',
      }),
    bindDn: z.string().trim().max(1000).default('').meta({
      title: 'Bind account',
      description:
        'A distinguished name; for Active Directory also roster@corp.example or CORP\\roster. Leave this and the password empty to read anonymously.',
      'x-placeholder': 'cn=roster,ou=services,dc=corp,dc=example',
    }),
    bindPassword: z.string().max(1000).default('').meta({ title: 'Password of the bind account', writeOnly: true }),
    baseDn: z
      .string({ error: noBase })
      .trim()
      .min(1, { error: noBase, abort: true })
      .max(1000)
      .refine(
        (dn) =>
          normaliseDn(dn)
            .split(',')
            .every((part) => part.includes('=')),
        {
          message: 'This is not a distinguished name. It looks like ou=people,dc=corp,dc=example.',
        },
      )
      .meta({
        title: 'Base DN',
        description: 'People are read from here and from everything beneath.',
        'x-placeholder': 'ou=people,dc=corp,dc=example',
      }),
    userFilter: z
      .string()
      .trim()
      .max(4000)
      .default('')
      .check((context) => {
        const problem = filterProblem(context.value);
        if (problem) context.issues.push({ code: 'custom', input: context.value, message: problem });
      })
      .meta({
        title: 'User filter',
        description:
          'Which entries are people. Empty: (&(objectCategory=person)(objectClass=user)) on Active Directory, (objectClass=person) elsewhere.',
        'x-placeholder': '(objectClass=inetOrgPerson)',
      }),
    pictureAttributes: z
      .string()
      .trim()
      .regex(
        /^$|^\s*[\w;.-]+\s*(,\s*[\w;.-]+\s*)*$/,
        'Separate the attributes by commas, e.g. thumbnailPhoto,jpegPhoto.',
      )
      .default('thumbnailPhoto,jpegPhoto')
      .meta({
        title: 'Picture attributes',
        description: 'Separated by commas; the first that holds a picture is used. Leave empty to read no pictures.',
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
          'Directories do not report who was removed or moved away, so a changes run lists everyone’s ids when the last listing is at least this old. 0: in every changes run.',
      }),
  })
  .check((context) => {
    context.issues.push(...combinationProblems(context.value).map((problem) => ({ ...problem, input: context.value })));
  });

export type LdapSettings = z.infer<typeof ldapSettings>;

/** Names of the picture attributes, in order of preference. */
export function pictureAttributeNames(settings: Pick<LdapSettings, 'pictureAttributes'>): string[] {
  return settings.pictureAttributes
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
