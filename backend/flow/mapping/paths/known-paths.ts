import { namesOf, type AttributePath, type PathProblem } from './attribute-path.ts';
import { parsePath } from './parse-path.ts';
import { suggestPath } from './suggest-path.ts';

/** Finds the place where a path leaves what is known. `undefined`: it is known. */
export type CheckPath = (path: AttributePath) => PathProblem | undefined;

/** Paths are compared by their names alone: `phones.value`, `phones[0].value` and `phones[type=work].value` are one. */
export function compileKnownPaths(known: readonly string[], options: { readonly caseInsensitive: boolean }): CheckPath {
  const keyOf = (names: readonly string[]) => {
    const key = names.join('\0');
    return options.caseInsensitive ? key.toLowerCase() : key;
  };
  const keys = new Set<string>();
  for (const text of known) {
    const parsed = parsePath(text);
    if (!parsed.ok) continue;
    const names = namesOf(parsed.path);
    names.forEach((_, index) => keys.add(keyOf(names.slice(0, index + 1))));
  }
  return (path) => {
    const names = path.steps.filter((step) => step.kind === 'name');
    const unknown = names.find((_, index) => !keys.has(keyOf(names.slice(0, index + 1).map(({ name }) => name))));
    if (unknown === undefined) return undefined;
    const suggestion = suggestPath(path.text, known);
    return {
      position: unknown.position,
      message: `“${unknown.name}” is not among the attributes that the provider sends.`,
      ...(suggestion !== undefined && { suggestion }),
    };
  };
}
