import type { CsvSettings } from './csv-settings.ts';
import { unusableFile } from './csv-failure.ts';
import { headerProblem, nameColumns, type Header } from './columns/header.ts';
import { isProblem, planColumns, type ColumnPlan, type ColumnProblem } from './columns/plan-columns.ts';
import type { CsvFile } from './file/csv-file.ts';
import { createRowSplitter, type Row } from './rows/row-splitter.ts';
import { detectSeparator } from './rows/detect-separator.ts';
import { separatorNames, separators, type SeparatorName } from './rows/separators.ts';
import { decodeText } from './text/decode-text.ts';
import { detectEncoding, type FoundEncoding } from './text/detect-encoding.ts';
import { otherFormat } from './text/other-format.ts';

/** A file whose encoding, separator and columns are known. */
export interface CsvContent {
  readonly file: CsvFile;
  readonly encoding: FoundEncoding;
  readonly separator: SeparatorName;
  readonly header: Header;
  readonly columns: ColumnPlan | readonly ColumnProblem[];
  /** The rows beneath the header. */
  rows(signal: AbortSignal): AsyncGenerator<readonly Row[], void>;
}

/** The same, with all columns found that a run needs. */
export interface ReadableContent extends CsvContent {
  readonly columns: ColumnPlan;
}

/** Throws `unexpected-answer` with a sentence for whatever is no table in text. */
export async function openContent(file: CsvFile, settings: CsvSettings, signal: AbortSignal): Promise<CsvContent> {
  const start = await startOf(file.read(signal));
  const problem = start.length === 0 ? 'The file is empty.' : otherFormat(start);
  if (problem !== undefined) throw unusableFile(file.setting, problem);
  const encoding: FoundEncoding =
    settings.encoding === 'auto'
      ? await detectEncoding(file.read(signal))
      : { name: settings.encoding, isCertain: false };
  const text = (await Array.fromAsync(decodeText(inOnePiece(start), encoding.name))).join('');
  const separator = settings.separator === 'auto' ? (announced(text) ?? detectSeparator(text)) : settings.separator;
  const cells = firstCells(text, separators[separator]);
  const noHeader = cells === undefined ? 'The file holds nothing but blank lines.' : headerProblem(cells);
  if (cells === undefined || noHeader !== undefined) throw unusableFile(file.setting, noHeader ?? '');
  const header = nameColumns(cells);
  return {
    ...{ file, encoding, separator, header, columns: planColumns(header, settings) },
    rows: (stop) => rowsBeneath(decodeText(file.read(stop), encoding.name), separators[separator], stop),
  };
}

/** Throws `unexpected-answer` when a column is missing. */
export function readable(content: CsvContent): ReadableContent {
  const { columns } = content;
  if (!isProblem(columns)) return { ...content, columns };
  const [problem] = columns;
  throw unusableFile(problem?.setting ?? 'idColumn', problem?.message ?? '');
}

const startBytes = 64 * 1024;

async function startOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    parts.push(piece);
    bytes += piece.length;
    if (bytes >= startBytes) break;
  }
  return Buffer.concat(parts).subarray(0, startBytes);
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}

/** Excel's own first line, which tells the separator and is no row. */
const announcement = /^sep=(.)\s*$/i;

function announced(text: string): SeparatorName | undefined {
  const [firstLine = ''] = text.split(/[\r\n]/, 1);
  const character = announcement.exec(firstLine)?.[1];
  return separatorNames.find((name) => separators[name] === character);
}

function firstCells(text: string, separator: string): readonly string[] | undefined {
  const splitter = createRowSplitter(separator);
  const rows = [...splitter.push(text), ...splitter.end()];
  const header = rows.find(isHeader);
  return header && 'fields' in header ? header.fields : undefined;
}

function isHeader(row: Row): boolean {
  // The separator that it announces has cut it in two.
  return 'fields' in row && !(row.line === 1 && /^sep=.?$/i.test(row.fields.join('').trim()));
}

async function* rowsBeneath(
  text: AsyncIterable<string>,
  separator: string,
  signal: AbortSignal,
): AsyncGenerator<readonly Row[], void> {
  const splitter = createRowSplitter(separator);
  let isBeneath = false;
  const beneath = (rows: readonly Row[]): readonly Row[] => {
    if (isBeneath) return rows;
    const at = rows.findIndex(isHeader);
    isBeneath = at !== -1;
    return at === -1 ? [] : rows.slice(at + 1);
  };
  for await (const piece of text) {
    signal.throwIfAborted();
    yield beneath(splitter.push(piece));
  }
  yield beneath(splitter.end());
}
