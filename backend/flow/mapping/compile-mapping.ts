import type { RowResult } from '#contract/connectors.ts';
import type { Draft } from '../model/draft.ts';
import type { Mapping } from '../model/mapping.ts';
import type { SourceRecord } from '../model/record.ts';
import { applyRows, explainRows, type MappedRow } from './apply-rows.ts';
import { compileRow, type CompiledRow, type RowProblem } from './compile-row.ts';
import { compileKnownPaths, type CheckPath } from './paths/known-paths.ts';

export interface MappingProblem extends RowProblem {
  /** Index of the row. */
  readonly row: number;
}

export interface CompiledMapping {
  /** What the provider has to be asked for: names without indexes and filters, e.g. `phones.value`. */
  readonly attributePaths: readonly string[] | 'all';
  /** Drafts in the order of the records. Waits only where a row has an expression. Never rejects for what a record holds. */
  mapRecords(records: readonly SourceRecord[]): Promise<readonly Draft[]>;
  /** What each row makes of one record, in the order of the rows; by the same code as `mapRecords`. */
  explain(record: SourceRecord): Promise<RowResult[]>;
}

export type MappingCompilation = {
  /** Paths that are not among the known ones: perhaps misspelt, perhaps only rare. */
  readonly warnings: readonly MappingProblem[];
} & (
  | { readonly ok: true; readonly mapping: CompiledMapping }
  | {
      readonly ok: false;
      readonly problems: readonly MappingProblem[];
      /** For a preview while rows are being edited: a row with a problem is an error for everyone. */
      readonly partial: CompiledMapping;
    }
);

export interface MappingOptions {
  readonly caseInsensitivePaths: boolean;
  /** Paths seen in the provider's records, as `listAttributePaths` gives them. */
  readonly knownPaths?: readonly string[];
  /** `refuse` where `knownPaths` is all there can be, such as a CSV file's columns. Default: `warn`. */
  readonly unknownPaths?: 'warn' | 'refuse';
}

/** Checks a mapping and makes it ready to run: every path, pattern and expression is compiled once, here. */
export function compileMapping(rows: Mapping, options: MappingOptions): MappingCompilation {
  const pathOptions = { caseInsensitive: options.caseInsensitivePaths };
  const check = options.knownPaths === undefined ? undefined : compileKnownPaths(options.knownPaths, pathOptions);
  const problems: MappingProblem[] = [];
  const warnings: MappingProblem[] = [];
  const mapped = rows.map((row, index): MappedRow => {
    const compilation = compileRow(row, pathOptions);
    const found = compilation.ok ? [] : compilation.problems;
    const unknown = compilation.ok && check !== undefined ? unknownPaths(compilation.row, check) : [];
    const wrong = options.unknownPaths === 'refuse' ? [...found, ...unknown] : found;
    problems.push(...wrong.map((problem) => ({ ...problem, row: index })));
    warnings.push(...unknown.map((problem) => ({ ...problem, row: index })));
    const [first] = wrong;
    if (compilation.ok && first === undefined) return { target: row.target, row: compilation.row };
    return { target: row.target, broken: first?.message ?? 'This row cannot be used.' };
  });
  const mapping = mappingOf(mapped);
  return problems.length === 0 ? { ok: true, mapping, warnings } : { ok: false, problems, warnings, partial: mapping };
}

function unknownPaths(row: CompiledRow, check: CheckPath): RowProblem[] {
  return row.source.paths.flatMap(({ path, at, offset }) => {
    const problem = check(path);
    return problem === undefined ? [] : [{ ...problem, path: at, position: problem.position + offset }];
  });
}

function mappingOf(rows: readonly MappedRow[]): CompiledMapping {
  const fields = rows.map((mapped) => ('row' in mapped ? mapped.row.source.fields : []));
  return {
    attributePaths: fields.includes('all') ? 'all' : [...new Set(fields.flat())],
    mapRecords: (records) => applyRows(rows, records),
    explain: (record) => explainRows(rows, record),
  };
}
