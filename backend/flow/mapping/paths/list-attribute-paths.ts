import type { Attribute } from '#contract/connectors.ts';
import { formatName, isNeverFollowed } from './attribute-path.ts';
import { isList } from './follow-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

const maxSamples = 3;
const maxSampleLength = 80;
const maxDepth = 6;
const maxPaths = 2000;
const maxTypes = 20;

interface Listing {
  readonly samples: string[];
  present: number;
}

/**
 * The paths that are really filled in these attributes, in alphabetical order, written as `parsePath` reads them. A
 * list gives itself (if it holds texts), its first element, and its elements by `type` and by `primary`.
 */
export function listAttributePaths(records: readonly JsonObject[]): Attribute[] {
  const listings = new Map<string, Listing>();
  for (const record of records) {
    const values = new Map<string, string>();
    visitObject({ object: record, path: '', depth: 0 }, values);
    for (const [path, value] of values) add(listings, path, value);
  }
  return [...listings].map(([path, listing]) => ({ path, ...listing })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function add(listings: Map<string, Listing>, path: string, value: string): void {
  const listing = listings.get(path) ?? { samples: [], present: 0 };
  if (!listings.has(path)) {
    if (listings.size >= maxPaths) return;
    listings.set(path, listing);
  }
  listing.present += 1;
  if (listing.samples.length < maxSamples && !listing.samples.includes(value)) listing.samples.push(value);
}

interface Visited {
  readonly object: JsonObject;
  readonly path: string;
  readonly depth: number;
}

function visitObject({ object, path, depth }: Visited, values: Map<string, string>): void {
  if (depth >= maxDepth) return;
  for (const [name, value] of Object.entries(object)) {
    if (name === '' || isNeverFollowed(name)) continue;
    const own = `${path}${formatName(name, path === '')}`;
    if (isList(value)) visitList({ list: value, path: own, depth: depth + 1 }, values);
    else visitValue({ value, path: own, depth: depth + 1 }, values);
  }
}

function visitValue(
  { value, ...rest }: { value: JsonValue; path: string; depth: number },
  values: Map<string, string>,
) {
  if (isJsonObject(value)) {
    visitObject({ object: value, ...rest }, values);
    return;
  }
  const text = textOf(value);
  if (text !== '' && !values.has(rest.path)) values.set(rest.path, shorten(text));
}

interface VisitedList {
  readonly list: readonly JsonValue[];
  readonly path: string;
  readonly depth: number;
}

function visitList({ list, path, depth }: VisitedList, values: Map<string, string>): void {
  const texts = list.map(textOf).filter((text) => text !== '');
  if (texts.length > 0 && !list.some((element) => typeof element === 'object' && element !== null)) {
    values.set(path, shorten(texts.slice(0, maxSamples).join(', ')));
  }
  const [first] = list;
  if (first !== undefined && !isList(first)) visitValue({ value: first, path: `${path}[0]`, depth }, values);
  const objects = list.filter(isJsonObject);
  const types = new Set<string>();
  for (const object of objects) {
    const type = Object.hasOwn(object, 'type') ? object['type'] : undefined;
    if (typeof type !== 'string' || type.trim() === '' || types.has(type) || types.size >= maxTypes) continue;
    types.add(type);
    visitObject({ object, path: `${path}[type=${filterValue(type)}]`, depth }, values);
  }
  const primary = objects.find((object) => Object.hasOwn(object, 'primary') && object['primary'] === true);
  if (primary !== undefined) visitObject({ object: primary, path: `${path}[primary=true]`, depth }, values);
}

function filterValue(value: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function textOf(value: JsonValue): string {
  return value === null || typeof value === 'object' ? '' : String(value).trim();
}

function shorten(text: string): string {
  return text.length <= maxSampleLength ? text : `${text.slice(0, maxSampleLength - 1).toWellFormed()}…`;
}
