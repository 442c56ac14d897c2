import type { AttributePath, FilterStep, PathStep } from './attribute-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

/** What a path finds in a record's attributes. `undefined`: nothing. */
export type FollowPath = (attributes: JsonObject) => JsonValue | undefined;

/** Finds an own property. */
type FindOwn = (object: JsonObject, name: string) => JsonValue | undefined;

/**
 * Makes the function that follows a path. A name that meets a list reads that attribute of every element, and the
 * results are one flat list; an index or a filter that meets a single value treats it as a list of one, because
 * directories do not wrap a single value. Only own properties are ever read.
 */
export function compilePath(path: AttributePath, { caseInsensitive }: { caseInsensitive: boolean }): FollowPath {
  const find = caseInsensitive ? findInAnyCase : findExact;
  const [first, ...rest] = path.steps;
  if (first?.kind === 'name' && rest.length === 0) return (attributes) => find(attributes, first.name);
  return (attributes) => {
    let found: JsonValue | undefined = attributes;
    for (const step of path.steps) {
      if (found === undefined || found === null) return undefined;
      found = take(found, step, find);
    }
    return found;
  };
}

function take(from: JsonValue, step: PathStep, find: FindOwn): JsonValue | undefined {
  if (step.kind === 'index') return asList(from).at(step.index);
  if (step.kind === 'filter') return takeMatching(asList(from), step, find);
  if (!isList(from)) return isJsonObject(from) ? find(from, step.name) : undefined;
  return from.flatMap((element) => {
    const value = isJsonObject(element) ? find(element, step.name) : undefined;
    return value ?? [];
  });
}

function takeMatching(list: readonly JsonValue[], step: FilterStep, find: FindOwn): JsonValue | undefined {
  const matches = (element: JsonValue) => {
    const value = isJsonObject(element) ? find(element, step.name) : undefined;
    return value !== undefined && value !== null && typeof value !== 'object' && String(value) === step.value;
  };
  return step.takes === 'first' ? list.find(matches) : list.filter(matches);
}

function findExact(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The exact spelling wins. Attribute descriptions of LDAP are ASCII (RFC 4512, 1.4), so lengths can be compared first. */
function findInAnyCase(object: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const lower = name.toLowerCase();
  const key = Object.keys(object).find((own) => own.length === lower.length && own.toLowerCase() === lower);
  return key === undefined ? undefined : object[key];
}

function asList(value: JsonValue): readonly JsonValue[] {
  return isList(value) ? value : [value];
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
