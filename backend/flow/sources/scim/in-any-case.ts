import { type JsonObject, type JsonValue } from '../../model/json.ts';

/** Names of attributes and URIs of schemas are the same in any case (RFC 7643, 2.1 and 3). The exact spelling wins. */
export function valueOf(object: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const key = keyOf(object, name);
  return key === undefined ? undefined : object[key];
}

export function keyOf(object: JsonObject, name: string): string | undefined {
  const lower = name.toLowerCase();
  return Object.keys(object).find((own) => own.length === name.length && own.toLowerCase() === lower);
}

/** Undefined for what is empty or no text; numbers count as text, as some servers send ids so. */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = valueOf(object, name);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list; a single value, as some servers send it, is a list of one. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
