import type { SourceId, SourceRecord } from '../../../model/record.ts';
import { judgeRows, type RowsOrder } from './judged-rows.ts';

export async function readPerson(order: RowsOrder, id: SourceId, signal: AbortSignal): Promise<SourceRecord | 'gone'> {
  for await (const group of judgeRows(order, signal)) {
    for (const row of group) if ('record' in row && row.record.id === id) return row.record;
  }
  return 'gone';
}
