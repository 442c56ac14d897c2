import { isNeverFollowed } from './paths/attribute-path.ts';
import { compact, type Failure, type Value } from './value.ts';

/**
 * Turns what a path or an expression found into text: numbers and booleans become text, lists are flattened, what is
 * blank or null is nothing. An object has no text: `describe` makes the sentence about it.
 */
export function readValue(found: unknown, describe: (found: object) => string): Value | Failure {
  if (!Array.isArray(found)) {
    const text = textOf(found);
    if (typeof text !== 'string') return { failure: describe(text) };
    return text.trim() === '' ? undefined : text;
  }
  const texts: string[] = [];
  for (const element of found.flat(Infinity)) {
    const text = textOf(element);
    if (typeof text !== 'string') return { failure: describe(found) };
    texts.push(text);
  }
  return compact(texts);
}

/** An object comes back as it is, as does a function, which only an expression can give. */
function textOf(value: unknown): string | object {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' || typeof value === 'function' ? (value ?? '') : '';
}

const tellingNames = ['value', 'displayName', 'name', 'id'];

/** `path` leads to an object or to a list of objects: says so, and which longer path may be meant. */
export function describeObject(path: string, found: object): string {
  const list = Array.isArray(found);
  const object: unknown = list ? found.flat(Infinity).find((element) => typeof textOf(element) !== 'string') : found;
  const names = Object.keys(object ?? {}).filter((name) => /^[\w-]+$/.test(name) && !isNeverFollowed(name));
  if (names.length === 0) return `“${path}” does not hold a text but a group of attributes.`;
  const telling = tellingNames.find((name) => names.includes(name)) ?? names[0] ?? '';
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  return `“${path}” does not hold a text but a group of attributes (${shown}). Use a longer path, such as ${path}${list ? '[0]' : ''}.${telling}.`;
}
