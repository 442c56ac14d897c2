import { z } from 'zod';
import { isAttributePath } from './people/attribute-path.ts';
import { isSafeAddress, isThisMachine } from '../../../http/safe-address.ts';

const attributePath = (title: string, usual: string, description = '') =>
  z
    .string()
    .trim()
    .max(300)
    .refine(isAttributePath, 'Enter an attribute, e.g. title, name.familyName or urn:…:User:department.')
    .default(usual)
    .meta({ title, ...(description !== '' && { description }), 'x-advanced': true });

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export const organizationSettings = z.object({
  baseUrl: z
    .string({ error: 'Enter the directory base URL.' })
    .trim()
    .min(1, 'Enter the directory base URL.')
    .max(500)
    .refine(
      (text) => text === '' || isDirectoryUrl(text),
      'Enter the address as Atlassian shows it, e.g. https://api.atlassian.com/scim/directory/…, without /Users or /v2 at its end.',
    )
    .meta({
      title: 'Directory base URL',
      description: 'Of the identity provider’s directory, as Atlassian shows it once when it is connected.',
      'x-placeholder': 'https://api.atlassian.com/scim/directory/…',
    }),
  apiKey: z
    .string({ error: 'Enter the API key of the directory.' })
    .trim()
    .min(1, 'Enter the API key of the directory.')
    .max(10_000)
    .meta({
      title: 'Directory API key',
      description: 'Shown with the base URL. It is not an API key of the organization.',
      writeOnly: true,
    }),
  provisioning: z.boolean().default(false).meta({
    title: 'Create and deactivate accounts',
    description:
      'Off: Roster only updates people whom the directory has. On: whoever is missing is created, and whoever is disabled is deactivated, which takes their access away.',
  }),
  managerBy: z
    .enum(['email', 'id'])
    .default('email')
    .meta({
      title: 'Managers are named by',
      description: 'Atlassian finds a manager by either.',
      'x-labels': { email: 'E-mail address', id: 'Id in the directory' },
      'x-advanced': true,
    }),
  phoneType: z
    .string()
    .trim()
    .min(1, 'Enter a type, e.g. work.')
    .max(50)
    .default('work')
    .meta({ title: 'Type of the phone number', 'x-advanced': true }),
  titlePath: attributePath('Attribute of the job title', 'title'),
  departmentPath: attributePath('Attribute of the department', 'department'),
  organizationPath: attributePath('Attribute of the organization', 'organization'),
  displayNamePath: attributePath('Attribute of the display name', 'displayName'),
  nickNamePath: attributePath('Attribute of the nickname', 'nickName'),
  timezonePath: attributePath('Attribute of the time zone', 'timezone'),
  preferredLanguagePath: attributePath('Attribute of the language', 'preferredLanguage'),
  phonePath: attributePath('Attribute of the phone numbers', 'phoneNumbers', 'A list of values with types.'),
  managerPath: attributePath(
    'Attribute of the manager',
    `${enterprise}:manager`,
    'With .value at its end, the value alone is written instead of the whole reference.',
  ),
  photosPath: attributePath('Attribute of the photos', 'photos', 'A list of addresses with types.'),
});

export type OrganizationSettings = z.infer<typeof organizationSettings>;

/** Without a slash at its end. */
export const baseUrlOf = ({ baseUrl }: Pick<OrganizationSettings, 'baseUrl'>): string => baseUrl.replace(/\/+$/, '');

/** The key goes there, so it is encrypted unless it stays on this machine. */
function isDirectoryUrl(text: string): boolean {
  return isSafeAddress(text) && !/\/(users|groups|v2)\/*$/i.test(new URL(text).pathname);
}

export function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && isThisMachine(new URL(url).hostname);
}
