import type { MappingRow, MappingTarget, WhenEmpty } from '../model/mapping.ts';
import { compileSource, type CompiledSource, type SourceProblem } from './compile-source.ts';
import { finishValue } from './finish-value.ts';
import { compileTransform, type ApplyTransform } from './transforms/compile-transform.ts';
import { isFailure, isSeveral, type Failure, type FilledValue, type Value } from './value.ts';

export interface CompiledRow {
  readonly target: MappingTarget;
  readonly source: CompiledSource;
  readonly transforms: readonly ApplyTransform[];
  readonly whenEmpty: WhenEmpty;
}

export type RowOutcome =
  | { readonly outcome: 'value' | 'default'; readonly value: string }
  | { readonly outcome: 'cleared' | 'kept' }
  | { readonly outcome: 'error'; readonly message: string };

export type RowProblem = SourceProblem;

export type RowCompilation =
  { readonly ok: true; readonly row: CompiledRow } | { readonly ok: false; readonly problems: readonly RowProblem[] };

export function compileRow(row: MappingRow, options: { readonly caseInsensitive: boolean }): RowCompilation {
  const problems: RowProblem[] = [];
  const transforms: ApplyTransform[] = [];
  for (const [index, transform] of row.transforms.entries()) {
    const compiled = compileTransform(transform);
    if (compiled.ok) transforms.push(compiled.apply);
    else problems.push({ ...compiled.problem, path: `transforms.${String(index)}.${compiled.problem.path}` });
  }
  const whenEmpty = compileWhenEmpty(row);
  if ('message' in whenEmpty) problems.push(whenEmpty);
  const source = compileSource(row.source, options);
  if (!source.ok) return { ok: false, problems: [...source.problems, ...problems] };
  if (problems.length > 0 || 'message' in whenEmpty) return { ok: false, problems };
  return checkConstant(row, { target: row.target, source: source.source, transforms, whenEmpty });
}

function compileWhenEmpty({ whenEmpty, target }: MappingRow): WhenEmpty | RowProblem {
  if (whenEmpty.do !== 'default') return whenEmpty;
  const value = finishValue(whenEmpty.value, target);
  if (typeof value === 'string') return { do: 'default', value };
  const message = value?.failure ?? 'The default value is blank. Type one, or clear the value.';
  return { path: 'whenEmpty.value', message };
}

/** A constant that fails would fail for everyone, so it is a mistake in the row. */
function checkConstant(row: MappingRow, compiled: CompiledRow): RowCompilation {
  const { read } = compiled.source;
  if (row.source.kind !== 'constant' || read.when !== 'now') return { ok: true, row: compiled };
  const outcome = finishRow(compiled, read.now({}));
  if (outcome.outcome !== 'error') return { ok: true, row: compiled };
  return { ok: false, problems: [{ path: 'source.value', message: outcome.message }] };
}

/** Texts between transforms may be longer than a value may be, but not without measure. */
const maxLengthBetween = 100_000;

/** From what the source gave to what becomes of the target. With `trace`, adds the value after each transform. */
export function finishRow(row: CompiledRow, read: Value | Failure, trace?: Value[]): RowOutcome {
  let value = read;
  for (const apply of row.transforms) {
    if (value === undefined) trace?.push(undefined);
    else {
      if (isFailure(value)) break;
      value = limited(apply(value));
      if (!isFailure(value)) trace?.push(value);
    }
  }
  const finished = value === undefined || isFailure(value) ? value : finishValue(value, row.target);
  if (typeof finished === 'string') return { outcome: 'value', value: finished };
  return finished === undefined ? emptyOutcome(row) : { outcome: 'error', message: finished.failure };
}

function limited(value: Value | Failure): Value | Failure {
  if (value === undefined || isFailure(value) || lengthOf(value) <= maxLengthBetween) return value;
  return { failure: 'The transforms make the value too long.' };
}

function lengthOf(value: FilledValue): number {
  return isSeveral(value) ? value.reduce((sum, text) => sum + text.length, 0) : value.length;
}

function emptyOutcome({ whenEmpty }: CompiledRow): RowOutcome {
  if (whenEmpty.do === 'default') return { outcome: 'default', value: whenEmpty.value };
  return { outcome: whenEmpty.do === 'keep' ? 'kept' : 'cleared' };
}
