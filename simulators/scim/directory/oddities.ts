import { isList } from '../filter/match-filter.ts';
import { isObject, type Json, type JsonObject } from '../scim-exchange.ts';
import type { ScimOddities } from '../scim-options.ts';

/** An answer as this server writes it. */
export function writeOddly(body: JsonObject, { textBooleans, otherCase }: ScimOddities): JsonObject {
  const booleans = textBooleans ? withTextBooleans(body) : body;
  const cased = otherCase ? inOtherCase(booleans) : booleans;
  return isObject(cased) ? cased : body;
}

function withTextBooleans(value: Json): Json {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isList(value)) return value.map(withTextBooleans);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTextBooleans(inner)]));
}

/** `totalResults` becomes `TotalResults`, `Resources` becomes `resources`, and schema URIs are in capitals. */
function inOtherCase(value: Json): Json {
  if (isList(value)) return value.map(inOtherCase);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [otherName(name), inOtherCase(inner)]));
}

function otherName(name: string): string {
  if (name.startsWith('urn:')) return name.toUpperCase();
  const first = name.charAt(0);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return other + name.slice(1);
}
