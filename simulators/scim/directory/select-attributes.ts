import { isObject, type Json, type JsonObject } from '../scim-exchange.ts';
import { isList } from '../filter/match-filter.ts';

/** `attributes` and `excludedAttributes` (RFC 7644, 3.9). `schemas` and `id` are always there. */
export function selectAttributes(resource: JsonObject, query: URLSearchParams): JsonObject {
  const wanted = namesIn(query.get('attributes'));
  const unwanted = namesIn(query.get('excludedAttributes'));
  if (wanted !== undefined) return select(resource, (path) => isAmong(path, wanted));
  if (unwanted !== undefined) return select(resource, (path) => !unwanted.has(path));
  return resource;
}

const always = new Set(['schemas', 'id']);

function namesIn(list: string | null): ReadonlySet<string> | undefined {
  if (list === null) return undefined;
  return new Set(
    list.split(',').map((name) =>
      name
        .trim()
        .toLowerCase()
        .replace(/^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/u, ''),
    ),
  );
}

/** Wanted itself, something within it, or the whole that it is in. */
function isAmong(path: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => name === path || isWithin(name, path) || isWithin(path, name));
}

const isWithin = (inner: string, outer: string): boolean =>
  inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}:`);

function select(resource: JsonObject, keeps: (path: string) => boolean): JsonObject {
  const entries = Object.entries(resource).flatMap(([name, value]): readonly [string, Json][] => {
    const path = name.toLowerCase();
    if (always.has(path)) return [[name, value]];
    if (!keeps(path)) return [];
    return [[name, within(value, (inner) => keeps(`${path}${path.startsWith('urn:') ? ':' : '.'}${inner}`))]];
  });
  return Object.fromEntries(entries);
}

function within(value: Json, keeps: (name: string) => boolean): Json {
  if (isList(value)) return value.map((element) => within(element, keeps));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => keeps(name.toLowerCase())));
}
