import { z } from 'zod';
import { ScimError } from './scim-error.ts';
import { isTimeZone } from '../edge/is-time-zone.ts';

export const coreSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const atlassianSchema = 'urn:scim:schemas:extension:atlassian-external:1.0';

const text = z.string().min(1).max(255);
const entry = z.looseObject({
  value: text,
  type: z.string().optional(),
  primary: z.boolean().optional(),
});
const entries = z
  .array(entry)
  .refine((list) => list.filter(({ primary }) => primary === true).length <= 1, 'More than one entry is primary.');

/** What may be written of a user, by the names that a PATCH uses. https://developer.atlassian.com/cloud/admin/user-provisioning/rest/api-group-users/ */
const writable: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['userName', text],
  ['externalId', text],
  ['emails', entries.min(1)],
  ['name', z.looseObject({})],
  ['displayName', text],
  ['nickName', text],
  ['title', text],
  ['preferredLanguage', z.string().regex(/^[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/)],
  ['department', text],
  ['organization', text],
  ['timezone', z.string().refine(isTimeZone)],
  ['phoneNumbers', entries],
  ['active', z.boolean()],
  ['photos', entries],
  [`${enterpriseSchema}:manager`, z.looseObject({ value: text })],
  [`${enterpriseSchema}:manager.value`, text],
]);

const required = new Set(['userName', 'emails', 'displayName', 'active']);
/** The enterprise extension's department and organization follow the user's own. */
const readOnly = [
  'id',
  'meta',
  'groups',
  'schemas',
  atlassianSchema,
  `${enterpriseSchema}:department`,
  `${enterpriseSchema}:organization`,
];

/** The attribute that a path of a PATCH names, as the directory spells it. */
export function attributeAt(path: string): string {
  const plain = path.toLowerCase().startsWith(`${coreSchema.toLowerCase()}:`)
    ? path.slice(coreSchema.length + 1)
    : path;
  const lower = plain.toLowerCase();
  if (readOnly.some((name) => lower === name.toLowerCase())) {
    throw new ScimError(400, `${path} cannot be changed.`, 'mutability');
  }
  const name = [...writable.keys()].find((known) => known.toLowerCase() === lower);
  if (name === undefined) throw new ScimError(400, `There is no attribute ${path}.`, 'invalidPath');
  return name;
}

export function requireValue(name: string, value: unknown): void {
  const read = writable.get(name)?.safeParse(value);
  if (read?.success !== true) throw new ScimError(400, `${name} cannot have this value.`, 'invalidValue');
}

export function requireRemovable(name: string): void {
  if (required.has(name)) throw new ScimError(400, `${name} cannot be removed.`, 'mutability');
}
