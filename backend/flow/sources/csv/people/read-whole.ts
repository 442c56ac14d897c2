import type { SourcePage } from '../../source.ts';
import { judgeRows, type JudgedRow, type RowsOrder } from './judged-rows.ts';
import type { CsvBookmark } from './place.ts';

const pageRows = 500;

interface Page {
  readonly records: SourcePage['records'][number][];
  readonly rejected: NonNullable<SourcePage['rejected']>[number][];
  readonly present: string[];
}

/** Everyone in the file, from the row after the first `behind`. Those are looked at as well: an id may come again later. */
export async function* readWhole(
  order: RowsOrder,
  { place, behind }: { readonly place: CsvBookmark; readonly behind: number },
  signal: AbortSignal,
): AsyncGenerator<SourcePage, void> {
  let rows = 0;
  let page = emptyPage();
  for await (const group of judgeRows(order, signal)) {
    for (const row of group) {
      rows += 1;
      if (rows <= behind) continue;
      put(page, row);
      if (page.records.length + page.rejected.length < pageRows) continue;
      yield { ...page, removed: [], cursor: { ...place, rows } };
      signal.throwIfAborted();
      page = emptyPage();
    }
  }
  yield { ...page, removed: [], cursor: { ...place, rows }, end: { read: 'whole', bookmark: place } };
}

function emptyPage(): Page {
  return { records: [], rejected: [], present: [] };
}

function put({ records, rejected, present }: Page, row: JudgedRow): void {
  if ('record' in row) {
    records.push(row.record);
    return;
  }
  rejected.push({ label: `Line ${String(row.line)}`, because: row.because });
  // A row that is spoiled is no word of someone's leaving.
  if (row.id !== undefined) present.push(row.id);
}
