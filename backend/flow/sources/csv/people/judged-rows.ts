import type { SourceRecord } from '../../../model/record.ts';
import { readable, type CsvContent } from '../csv-content.ts';
import { disabledValuesOf, toRecord, type RejectedRow, type RowReading } from '../csv-record.ts';
import type { CsvSettings } from '../csv-settings.ts';
import { createSeenIds, type SeenIds } from './seen-ids.ts';

/** A row of the file: a person, or why it is none. */
export type JudgedRow = { readonly line: number; readonly record: SourceRecord } | RejectedRow;

export interface RowsOrder {
  readonly content: CsvContent;
  readonly settings: CsvSettings;
  readonly findPicture: RowReading['findPicture'];
}

/** Every row but blank ones, in order and in groups of any size. Of an id that comes twice, the first row counts. */
export async function* judgeRows(
  { content, settings, findPicture }: RowsOrder,
  signal: AbortSignal,
): AsyncGenerator<readonly JudgedRow[], void> {
  const { header, encoding, columns } = readable(content);
  const reading: RowReading = {
    ...{ header, columns, findPicture },
    doubtful: encoding.isCertain ? undefined : encoding.name,
    disabledValues: disabledValuesOf(settings),
  };
  const seen = createSeenIds();
  for await (const group of content.rows(signal)) {
    yield group.flatMap((row) => {
      const outcome = toRecord(row, reading);
      return outcome === 'blank' ? [] : [refuseTwice(outcome, seen)];
    });
  }
}

function refuseTwice(row: JudgedRow, seen: SeenIds): JudgedRow {
  if (!('record' in row)) return row;
  const { line } = row;
  const before = seen.add(row.record.id, line);
  if (before === undefined) return row;
  return { line, because: `The ID of this row stands in line ${String(before)} already; that row is used.` };
}
