import type { Comparison, FilterExpression, FilterFunction, FilterPath, Literal } from './filter-expression.ts';

/** Reads a property of the object in question by its first path segment. */
export type PropertyReader = (name: string) => unknown;

/** Text is compared without regard to case, as the directory does. */
export function matchesFilter(filter: FilterExpression, read: PropertyReader): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.terms.every((term) => matchesFilter(term, read));
    case 'or':
      return filter.terms.some((term) => matchesFilter(term, read));
    case 'not':
      return !matchesFilter(filter.term, read);
    case 'compare':
      return compares(valueAt(filter.path, read), filter.operator, filter.value);
    case 'in': {
      const value = valueAt(filter.path, read);
      return filter.values.some((wanted) => compares(value, 'eq', wanted));
    }
    case 'call':
      return calls(filter.name, valueAt(filter.path, read), filter.value);
    case 'any': {
      const items = valueAt(filter.path, read);
      if (!Array.isArray(items)) return false;
      return items.some((item: unknown) =>
        matchesFilter(filter.term, (name) => (name === filter.variable ? item : read(name))),
      );
    }
  }
}

function valueAt(path: FilterPath, read: PropertyReader): unknown {
  const [first = '', ...rest] = path;
  return rest.reduce<unknown>((value, name) => memberOf(value, name), read(first));
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (Object.entries(value).find(([key]) => key === name)?.[1] ?? null)
    : null;
}

function compares(value: unknown, operator: Comparison, wanted: Literal): boolean {
  const [left, right] = [folded(value), folded(wanted)];
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  const order = left < right ? -1 : Number(left > right);
  return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator];
}

function calls(name: FilterFunction, value: unknown, wanted: Literal): boolean {
  const [text, part] = [folded(value), folded(wanted)];
  if (typeof text !== 'string' || typeof part !== 'string') return false;
  if (name === 'startswith') return text.startsWith(part);
  return name === 'endswith' ? text.endsWith(part) : text.includes(part);
}

function folded(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? null);
}
