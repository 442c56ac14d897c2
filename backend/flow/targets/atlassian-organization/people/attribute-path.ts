import { isJsonObject, type JsonObject, type JsonValue } from '../../../model/json.ts';

/** An attribute of a SCIM user, as RFC 7644 (3.5.2) writes it in a PATCH; no filters. */
export interface AttributePath {
  readonly text: string;
  /** URI of the extension that has it. Absent: it is the user's own. */
  readonly schema?: string;
  readonly name: string;
  readonly sub?: string;
}

const coreSchema = 'urn:ietf:params:scim:schemas:core:2.0:user';
const shape = /^(?:(urn:[^\s[\]"]+):)?([a-z$][\w$-]*)(?:\.([a-z$][\w$-]*))?$/i;

export const isAttributePath = (text: string): boolean => shape.test(text);

/** Throws for what `isAttributePath` refuses. */
export function parseAttributePath(text: string): AttributePath {
  const [, schema, name, sub] = shape.exec(text) ?? [];
  if (name === undefined) throw new Error(`Not the path of an attribute: ${text}`);
  const isExtension = schema !== undefined && schema.toLowerCase() !== coreSchema;
  return { text, name, ...(isExtension && { schema }), ...(sub !== undefined && { sub }) };
}

/** The attribute as a whole, whatever `sub` says. */
export function attributeOf(user: JsonObject, { schema, name }: AttributePath): JsonValue | undefined {
  const holder = schema === undefined ? user : valueOf(user, schema);
  return isJsonObject(holder) ? valueOf(holder, name) : undefined;
}

/** Names of attributes and URIs of schemas are the same in any case (RFC 7643, 2.1 and 3). */
export function valueOf(object: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const lower = name.toLowerCase();
  const key = Object.keys(object).find((own) => own.toLowerCase() === lower);
  return key === undefined ? undefined : object[key];
}

/** Empty and absent are the same. */
export const textOf = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The objects of a list. */
export function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((one): one is JsonObject => isJsonObject(one)) : [];
}
