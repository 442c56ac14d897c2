import type { PictureHint, SourceRecord } from '../../model/record.ts';
import type { CsvSettings } from './csv-settings.ts';
import { managerReference, type Header } from './columns/header.ts';
import type { ColumnPlan } from './columns/plan-columns.ts';
import { comparableValue, type RowFilter } from './columns/row-filter.ts';
import type { Row } from './rows/row-splitter.ts';
import type { EncodingName } from './text/encodings.ts';

/** A row that no person can be made of. */
export interface RejectedRow {
  readonly line: number;
  readonly because: string;
  /** Whom it is about nevertheless: they are not gone. */
  readonly id?: string;
}

export interface RowReading {
  readonly header: Header;
  readonly columns: ColumnPlan;
  /** The encoding, where bytes that are none of its characters may occur. */
  readonly doubtful: EncodingName | undefined;
  readonly disabledValues: ReadonlySet<string>;
  readonly isInScope: RowFilter;
  /** What is known of someone's picture before it is read. */
  readonly findPicture: (wanted: WantedPicture) => PictureHint | 'none';
}

export interface WantedPicture {
  /** What the picture column holds. */
  readonly named: string;
  /** By what else a file may be called. */
  readonly names: readonly string[];
}

export type RowOutcome = { readonly line: number; readonly record: SourceRecord } | RejectedRow | undefined;

/** A row of the file as a person; `undefined`: it is blank, or out of scope. */
export function toRecord(row: Row, reading: RowReading): RowOutcome {
  const { line } = row;
  if ('problem' in row) return { line, because: rowProblems[row.problem] };
  const { fields } = row;
  if (fields.every((field) => field.trim() === '')) return undefined;
  const { columns } = reading;
  const id = idOf(valueAt(fields, columns.id));
  const because = problemOf(fields, id, reading);
  if (because !== undefined) return { line, because, ...(id !== '' && { id }) };
  return reading.isInScope(fields) ? { line, record: recordOf(id, fields, reading) } : undefined;
}

const rowProblems = {
  'quote-not-closed': 'A quotation mark is opened in this line and never closed.',
  'too-long': 'The line is longer than 256,000 characters.',
} as const;

function problemOf(fields: readonly string[], id: string, reading: RowReading): string | undefined {
  const { header, columns, doubtful } = reading;
  const count = fields.length;
  const surplus = fields.slice(header.columns.length).some((field) => field.trim() !== '');
  if (count < header.leastFields || surplus) {
    return `The row has ${String(count)} ${count === 1 ? 'field' : 'fields'}, and the header has ${String(header.columns.length)}. A value that holds the separator must be in quotation marks.`;
  }
  if (id === '') return `The column “${header.columns[columns.id] ?? ''}”, which tells people apart, is empty.`;
  if (id.length > mostIdCharacters) return 'The ID is longer than 500 characters.';
  if (doubtful !== undefined && fields.some((field) => field.includes('\uFFFD'))) {
    return `The row holds bytes that are no characters of the encoding ${doubtful.toUpperCase()}.`;
  }
  return undefined;
}

const mostIdCharacters = 500;

function recordOf(id: string, fields: readonly string[], reading: RowReading): SourceRecord {
  const { header, columns, disabledValues, findPicture } = reading;
  const filled = header.columns.flatMap((name, index): [string, string][] => {
    const value = fields[index] ?? '';
    return value.trim() === '' ? [] : [[name, value]];
  });
  const manager = referenceOf(valueAt(fields, columns.manager));
  const references = columns.references.map((index) => referenceOf(valueAt(fields, index)));
  const email = valueAt(fields, columns.email);
  return {
    id,
    attributes: Object.fromEntries(manager === '' ? filled : [...filled, [managerReference, manager]]),
    active: !disabledValues.has(comparableValue(valueAt(fields, columns.active))),
    guest: false,
    references: [...new Set(references.filter((reference) => reference !== ''))],
    picture: findPicture({
      named: valueAt(fields, columns.picture),
      names: [id, email].filter((name) => name !== ''),
    }),
  };
}

function valueAt(fields: readonly string[], index: number | undefined): string {
  return index === undefined ? '' : (fields[index] ?? '').trim();
}

/** E-mail addresses are written in upper and lower case as it comes; other ids may differ in nothing else. */
function idOf(value: string): string {
  return value.includes('@') ? value.toLowerCase() : value;
}

/** Both sides of “whose manager” alike. */
function referenceOf(value: string): string {
  return value.toLowerCase();
}

/** The values of the status column that mean disabled. Without that column, none does. */
export function disabledValuesOf({
  activeColumn,
  disabledValues,
}: Pick<CsvSettings, 'activeColumn' | 'disabledValues'>): ReadonlySet<string> {
  return new Set(activeColumn === '' ? [] : disabledValues.map(comparableValue).filter((value) => value !== ''));
}
