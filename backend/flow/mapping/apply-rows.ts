import type { RowResult } from '#contract/connectors.ts';
import type { Draft, DraftProblem } from '../model/draft.ts';
import type { MappingTarget } from '../model/mapping.ts';
import type { SourceRecord } from '../model/record.ts';
import { valueKey, type ValueKey } from '../model/value-key.ts';
import { finishRow, type CompiledRow, type RowOutcome } from './compile-row.ts';
import { asText, isFailure, type Failure, type Value } from './value.ts';

/** A row that can be applied, or one that is an error for everyone. */
export type MappedRow = { readonly target: MappingTarget } & (
  { readonly row: CompiledRow } | { readonly broken: string }
);

type Reading = Value | Failure;

/** Expressions run between two turns of the event loop; a page of them must not hold up everything else. */
const longestTurnMs = 25;

export async function applyRows(rows: readonly MappedRow[], records: readonly SourceRecord[]): Promise<Draft[]> {
  const keys = rows.map(({ target }) => valueKey(target));
  if (!rows.some(isReadLater)) return records.map((record) => draftOf({ record, rows, keys, read: readNow(record) }));
  const drafts: Draft[] = [];
  let turnEnds = performance.now() + longestTurnMs;
  for (const record of records) {
    const readings = await readEach(rows, record);
    drafts.push(draftOf({ record, rows, keys, read: (_, index) => readings[index] }));
    if (performance.now() < turnEnds) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    turnEnds = performance.now() + longestTurnMs;
  }
  return drafts;
}

export async function explainRows(rows: readonly MappedRow[], record: SourceRecord): Promise<RowResult[]> {
  const readings = await readEach(rows, record);
  return rows.map((mapped, index) => explainRow(mapped, readings[index]));
}

function isReadLater(mapped: MappedRow): boolean {
  return 'row' in mapped && mapped.row.source.read.when === 'later';
}

type ReadRow = (mapped: MappedRow, index: number) => Reading;

function readNow(record: SourceRecord): ReadRow {
  return (mapped) => {
    if ('broken' in mapped) return { failure: mapped.broken };
    const { read } = mapped.row.source;
    return read.when === 'now' ? read.now(record.attributes) : undefined;
  };
}

/** One after the other, so that each expression's clock runs for itself alone. */
async function readEach(rows: readonly MappedRow[], record: SourceRecord): Promise<Reading[]> {
  const now = readNow(record);
  const readings: Reading[] = [];
  for (const [index, mapped] of rows.entries()) {
    const read = 'row' in mapped ? mapped.row.source.read : undefined;
    readings.push(read?.when === 'later' ? await read.later(record.attributes) : now(mapped, index));
  }
  return readings;
}

interface Drafting {
  readonly record: SourceRecord;
  readonly rows: readonly MappedRow[];
  readonly keys: readonly ValueKey[];
  readonly read: ReadRow;
}

function draftOf({ record, rows, keys, read }: Drafting): Draft {
  const values: Record<string, string> = {};
  const keep: ValueKey[] = [];
  const problems: DraftProblem[] = [];
  for (const [index, mapped] of rows.entries()) {
    const target = keys[index];
    if (target === undefined) continue;
    const result = outcomeOf(mapped, read(mapped, index));
    if (result.outcome === 'value' || result.outcome === 'default') values[target] = result.value;
    if (result.outcome === 'kept' || result.outcome === 'error') keep.push(target);
    if (result.outcome === 'error') problems.push({ target, message: result.message });
  }
  const { id: sourceId, active, guest, references, picture } = record;
  return { sourceId, active, guest, references, picture, values, keep, problems };
}

function outcomeOf(mapped: MappedRow, reading: Reading, trace?: Value[]): RowOutcome {
  if ('broken' in mapped) return { outcome: 'error', message: mapped.broken };
  return finishRow(mapped.row, reading, trace);
}

function explainRow(mapped: MappedRow, reading: Reading): RowResult {
  const trace: Value[] = [];
  const result = outcomeOf(mapped, reading, trace);
  return {
    found: isFailure(reading) ? null : textOrNull(reading),
    steps: trace.map(textOrNull),
    outcome: result.outcome,
    value: 'value' in result ? result.value : null,
    ...('message' in result && { message: result.message }),
  };
}

function textOrNull(value: Value): string | null {
  return value === undefined ? null : asText(value);
}
