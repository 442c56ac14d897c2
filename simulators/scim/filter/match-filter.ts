import { isObject, type Json, type JsonObject } from '../scim-exchange.ts';
import { badFilter } from './filter-tokens.ts';
import type { Comparison, FilterExpression } from './parse-filter.ts';

export function matchesFilter(resource: JsonObject, filter: FilterExpression): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.terms.every((term) => matchesFilter(resource, term));
    case 'or':
      return filter.terms.some((term) => matchesFilter(resource, term));
    case 'not':
      return !matchesFilter(resource, filter.term);
    case 'present':
      return valuesAt(resource, filter.path).some((value) => value !== null && value !== '');
    case 'element':
      return valuesAt(resource, filter.path).some((value) => isObject(value) && matchesFilter(value, filter.term));
    case 'compare':
      return matchesComparison(resource, filter);
  }
}

function matchesComparison(
  resource: JsonObject,
  { path, operator, value }: FilterExpression & { readonly kind: 'compare' },
): boolean {
  const found = valuesAt(resource, path).map((one) => (isObject(one) ? (findIn(one, 'value') ?? null) : one));
  if (operator === 'ne') return !found.some((one) => compares(one, 'eq', value, path));
  if (value === null) return operator === 'eq' && found.every((one) => one === null);
  return found.some((one) => compares(one, operator, value, path));
}

/** Of the attributes here, only ids compare with regard to case. */
function compares(found: Json, operator: Comparison, value: Json, path: string): boolean {
  if (typeof found !== 'string' || typeof value !== 'string') {
    if (typeof found === 'boolean' && !['eq', 'ne'].includes(operator)) throw badFilter();
    return operator === 'eq' && found === value;
  }
  const isExact = /(^|[.:])(id|externalId)$/iu.test(path);
  const [one, other] = isExact ? [found, value] : [found.toLowerCase(), value.toLowerCase()];
  if (/lastModified$|created$/iu.test(path)) return ordered(Date.parse(found) - Date.parse(value), operator);
  switch (operator) {
    case 'co':
      return one.includes(other);
    case 'sw':
      return one.startsWith(other);
    case 'ew':
      return one.endsWith(other);
    default:
      return ordered(one < other ? -1 : one > other ? 1 : 0, operator);
  }
}

function ordered(difference: number, operator: Comparison): boolean {
  if (Number.isNaN(difference)) throw badFilter();
  switch (operator) {
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    case 'le':
      return difference <= 0;
    default:
      return difference === 0;
  }
}

/** All values at a path such as `name.familyName`, `emails.value`, `urn:…:User:department`; lists are gone through. */
function valuesAt(resource: JsonObject, path: string): readonly Json[] {
  const extension = Object.keys(resource).find((name) => path.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  const within = extension === undefined ? undefined : resource[extension];
  if (extension !== undefined && isObject(within)) return valuesAt(within, path.slice(extension.length + 1));
  const plain = path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:(User|Group):/iu, '');
  return plain.split('.').reduce<readonly Json[]>(
    (found, name) =>
      found.flatMap((value) => {
        const next = isObject(value) ? findIn(value, name) : undefined;
        return next === undefined ? [] : isList(next) ? next : [next];
      }),
    [resource],
  );
}

function findIn(object: JsonObject, name: string): Json | undefined {
  const key = Object.keys(object).find((own) => own.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
