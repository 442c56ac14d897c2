import type { FieldProblem } from '../../errors/app-error.ts';

/** Nothing that the API takes is nearly as deep; what goes through all of it would run out of stack first. */
const maxDepth = 100;
const mostProblems = 20;

/** Neither NUL nor half a character of two can be kept in PostgreSQL: https://www.postgresql.org/docs/current/datatype-json.html */
const unkept = 'This holds a character that cannot be kept. Remove it, and type it anew.';
const tooDeep = 'This is nested too deeply.';

interface Place {
  readonly value: unknown;
  readonly path: readonly string[];
}

/** What no operation takes, whatever its contract says. Goes through it without calling itself. */
export function oddInput(given: unknown): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const places: Place[] = [{ value: given, path: [] }];
  for (let place = places.pop(); place !== undefined && problems.length < mostProblems; place = places.pop()) {
    const message = problemWith(place);
    if (message !== undefined) problems.push({ path: place.path.join('.').replaceAll('\0', ''), message });
    else places.push(...partsOf(place));
  }
  return problems;
}

function problemWith({ value, path }: Place): string | undefined {
  if (path.length > maxDepth) return tooDeep;
  return [value, path.at(-1)].some((text) => typeof text === 'string' && !canBeKept(text)) ? unkept : undefined;
}

function partsOf({ value, path }: Place): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, part]: [string, unknown]) => ({ value: part, path: [...path, name] }));
}

function canBeKept(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
