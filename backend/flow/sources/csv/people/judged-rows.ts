import type { SourceRecord } from '../../../model/record.ts';
import { readable, type CsvContent } from '../csv-content.ts';
import { disabledValuesOf, toRecord, type RejectedRow, type RowReading } from '../csv-record.ts';
import type { CsvSettings } from '../csv-settings.ts';
import type { SourceContext } from '../../source.ts';
import type { Header } from '../columns/header.ts';
import { readFilter, type RowFilter } from '../columns/row-filter.ts';
import { unusableFile } from '../csv-failure.ts';
import { createSeenIds, type SeenIds } from './seen-ids.ts';

/** A row of the file: a person, or why it is none. */
export type JudgedRow = { readonly line: number; readonly record: SourceRecord } | RejectedRow;

export interface RowsOrder {
  readonly content: CsvContent;
  readonly settings: CsvSettings;
  readonly scope: SourceContext['scope'];
  readonly findPicture: RowReading['findPicture'];
}

/** Every row but those that are blank or out of scope, in order and in groups of any size. Of an id that comes twice, the first row counts. */
export async function* judgeRows(
  { content, settings, scope, findPicture }: RowsOrder,
  signal: AbortSignal,
): AsyncGenerator<readonly JudgedRow[], void> {
  const { header, encoding, columns } = readable(content);
  const reading: RowReading = {
    ...{ header, columns, findPicture },
    doubtful: encoding.isCertain ? undefined : encoding.name,
    disabledValues: disabledValuesOf(settings),
    isInScope: filterOf(scope, header),
  };
  const seen = createSeenIds();
  for await (const group of content.rows(signal)) {
    yield group.flatMap((row) => {
      const outcome = toRecord(row, reading);
      return outcome === undefined ? [] : [refuseTwice(outcome, seen)];
    });
  }
}

/** What is asked for and cannot be done is refused: without it, more people would come in than are wanted. */
function filterOf({ groups, filter }: SourceContext['scope'], header: Header): RowFilter {
  if (groups.length > 0) throw unusableFile('scope.groups', 'A file has no groups. Take them out of the scope.');
  const read = readFilter(filter, header);
  if (typeof read === 'string') throw unusableFile('scope.filter', read);
  return read;
}

function refuseTwice(row: JudgedRow, seen: SeenIds): JudgedRow {
  if (!('record' in row)) return row;
  const { line } = row;
  const before = seen.add(row.record.id, line);
  if (before === undefined) return row;
  return { line, because: `The ID of this row stands in line ${String(before)} already; that row is used.` };
}
