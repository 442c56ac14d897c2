import type { FieldProblem } from '../errors/app-error.ts';
import { compileMapping, type MappingProblem } from '../flow/mapping/compile-mapping.ts';
import type { Mapping } from '../flow/model/mapping.ts';
import type { Source } from '../flow/sources/source.ts';

/** What keeps a mapping from being saved, as paths below `prefix` such as `items.3.source.path`. */
export function mappingProblems(source: Source, rows: Mapping, prefix: string): readonly FieldProblem[] {
  const compilation = compileMapping(rows, { caseInsensitivePaths: source.caseInsensitivePaths ?? false });
  if (compilation.ok) return [];
  return compilation.problems.map((problem) => ({
    path: `${prefix}.${problem.row}.${problem.path}`,
    message: sentence(problem),
  }));
}

function sentence({ position, message, suggestion }: MappingProblem): string {
  const where = position === undefined ? '' : `At character ${position + 1}: `;
  return `${where}${message}${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`}`;
}
