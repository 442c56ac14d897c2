import type { Explanation, RowResult } from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import type { DraftRows } from './draft-rows.ts';

export interface LiveResult {
  readonly result: RowResult;
  /** False while the row has changed since. */
  readonly isCurrent: boolean;
}

/** By row key: what the rows make of the chosen person, found by what each row says, so that moving one changes nothing. */
export function resultsByRow(
  drafts: DraftRows,
  explained: { readonly rows: readonly MappingRow[]; readonly explanation: Explanation } | undefined,
): ReadonlyMap<string, LiveResult> {
  const bySource = new Map<string, RowResult>();
  const byTarget = new Map<string, RowResult>();
  explained?.rows.forEach((row, index) => {
    const result = explained.explanation.rows[index];
    if (!result) return;
    bySource.set(JSON.stringify(row), result);
    byTarget.set(JSON.stringify(row.target), result);
  });
  return new Map(
    drafts.flatMap(({ key, row }): [string, LiveResult][] => {
      const current = bySource.get(JSON.stringify(row));
      if (current) return [[key, { result: current, isCurrent: true }]];
      const before = byTarget.get(JSON.stringify(row.target));
      return before ? [[key, { result: before, isCurrent: false }]] : [];
    }),
  );
}
