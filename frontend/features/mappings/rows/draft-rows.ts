import type { MappingRow, MappingTarget } from '#contract/mapping.ts';

/** A row while the mapping is edited: its key stays with it wherever it is moved. */
export interface DraftRow {
  readonly key: string;
  readonly row: MappingRow;
}

export type DraftRows = readonly DraftRow[];

export function targetKey(target: MappingTarget): string {
  return `${target.kind}:${target.name}`;
}

/** Rows as the server gave them. */
export function savedRows(rows: readonly MappingRow[]): DraftRows {
  return rows.map((row, index) => ({ key: `saved-${String(index)}`, row }));
}

export function rowsOf(drafts: DraftRows): MappingRow[] {
  return drafts.map(({ row }) => row);
}

/** New rows at the end, with keys that no other row has. */
export function withAdded(drafts: DraftRows, rows: readonly MappingRow[]): DraftRows {
  const used = Math.max(0, ...drafts.map(({ key }) => Number(/^new-(\d+)$/.exec(key)?.[1] ?? 0)));
  return [...drafts, ...rows.map((row, index) => ({ key: `new-${String(used + index + 1)}`, row }))];
}

export function withReplaced(drafts: DraftRows, key: string, row: MappingRow): DraftRows {
  return drafts.map((draft) => (draft.key === key ? { key, row } : draft));
}

export function without(drafts: DraftRows, key: string): DraftRows {
  return drafts.filter((draft) => draft.key !== key);
}

/** Moves a row to a place, which counts after the row was taken out. */
export function withMoved(drafts: DraftRows, key: string, to: number): DraftRows {
  const moved = drafts.find((draft) => draft.key === key);
  if (!moved) return drafts;
  const rest = without(drafts, key);
  const place = Math.min(Math.max(0, to), rest.length);
  return [...rest.slice(0, place), moved, ...rest.slice(place)];
}

/** The rows whose target no draft fills yet. */
export function missingRows(drafts: DraftRows, rows: readonly MappingRow[]): MappingRow[] {
  const filled = new Set(drafts.map(({ row }) => targetKey(row.target)));
  return rows.filter(({ target }) => !filled.has(targetKey(target)));
}

export function sameRows(drafts: DraftRows, rows: readonly MappingRow[]): boolean {
  return JSON.stringify(rowsOf(drafts)) === JSON.stringify(rows);
}

/** By target key: which row, counting from 1, fills it first. */
export function targetsOf(drafts: DraftRows): ReadonlyMap<string, number> {
  const targets = new Map<string, number>();
  drafts.forEach(({ row }, index) => {
    const key = targetKey(row.target);
    if (!targets.has(key)) targets.set(key, index + 1);
  });
  return targets;
}
