import type { Explanation } from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import type { FieldProblem } from '../../../api/problem.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { targetLabel } from '../../../texts/words.ts';
import { targetKey, targetsOf, type DraftRows } from './draft-rows.ts';
import type { RowProblem } from './row-problem.ts';
import { unseenPaths, type SeenAttributes } from './unseen-paths.ts';

/** Field errors of a refused save, with the rows that were sent: they hold for a row until it is edited. */
export interface RefusedSave {
  readonly rows: readonly MappingRow[];
  readonly errors: readonly FieldProblem[];
}

interface ProblemSources {
  readonly explained: { readonly rows: readonly MappingRow[]; readonly explanation: Explanation } | undefined;
  readonly refused: RefusedSave | undefined;
  readonly seen: SeenAttributes | undefined;
}

const same = (one: MappingRow | undefined, other: MappingRow) => JSON.stringify(one) === JSON.stringify(other);

/** By row key: everything that is known to be wrong with the rows as they stand. */
export function problemsByRow(
  drafts: DraftRows,
  { explained, refused, seen }: ProblemSources,
): ReadonlyMap<string, readonly RowProblem[]> {
  const targets = targetsOf(drafts);
  return new Map(
    drafts.map(({ key, row }, index) => {
      const first = targets.get(targetKey(row.target));
      const problems = [
        ...(first === undefined || first === index + 1 ? [] : [duplicateOf(row, first)]),
        ...explainedProblems(row, explained),
        ...refusedProblems(row, refused),
        ...unseenPaths(row.source, seen),
      ];
      return [key, firstAtEachPath(problems)];
    }),
  );
}

/** One problem is enough for one place. What an explanation says comes with a suggestion, so it goes before a refused save. */
export function firstAtEachPath(problems: readonly RowProblem[]): readonly RowProblem[] {
  return problems.filter(({ path }, index) => problems.findIndex((each) => each.path === path) === index);
}

function duplicateOf({ target }: MappingRow, first: number): RowProblem {
  return { path: 'target.name', message: mappingsTexts.table.duplicate(targetLabel(target), first) };
}

function explainedProblems(row: MappingRow, explained: ProblemSources['explained']): readonly RowProblem[] {
  const problems = explained?.explanation.problems ?? [];
  return problems.filter((problem) => same(explained?.rows[problem.row], row));
}

function refusedProblems(row: MappingRow, refused: RefusedSave | undefined): readonly RowProblem[] {
  return (refused?.errors ?? []).flatMap(({ path, message }) => {
    const [, place, within] = /^items\.(\d+)\.(.+)$/.exec(path) ?? [];
    if (place === undefined || within === undefined) return [];
    return same(refused?.rows[Number(place)], row) ? [{ path: within, message }] : [];
  });
}
