import type { SourceRecord } from '../../../model/record.ts';
import { judgeRows, type RowsOrder } from '../people/judged-rows.ts';

/** What all rows of the file together are like. */
export interface RowSurvey {
  readonly people: number;
  readonly disabled: number;
  readonly withManager: number;
  readonly rejected: number;
  /** The first few that were rejected. */
  readonly examples: readonly { readonly line: number; readonly because: string }[];
  /** A few words with letters beyond ASCII, to be seen by someone who knows how they are written. */
  readonly words: readonly string[];
  /** The first people, for trying their pictures. */
  readonly first: readonly SourceRecord[];
}

const mostExamples = 3;
const mostWords = 4;
const mostFirst = 200;

export async function surveyRows(order: RowsOrder, signal: AbortSignal): Promise<RowSurvey> {
  const counts = { people: 0, disabled: 0, withManager: 0, rejected: 0 };
  const examples: { line: number; because: string }[] = [];
  const words = new Set<string>();
  const first: SourceRecord[] = [];
  for await (const group of judgeRows(order, signal)) {
    for (const row of group) {
      if (!('record' in row)) {
        counts.rejected += 1;
        if (examples.length < mostExamples) examples.push({ line: row.line, because: row.because });
        continue;
      }
      counts.people += 1;
      counts.disabled += row.record.active ? 0 : 1;
      counts.withManager += 'managerReference' in row.record.attributes ? 1 : 0;
      if (first.length < mostFirst) first.push(row.record);
      if (words.size < mostWords) addWord(row.record, words);
    }
  }
  return { ...counts, examples, words: [...words], first };
}

const telling = /[\p{L}\p{M}]*[^\p{ASCII}\s][\p{L}\p{M}]*/u;

function addWord({ attributes }: SourceRecord, words: Set<string>): void {
  for (const value of Object.values(attributes)) {
    const word = typeof value === 'string' ? telling.exec(value)?.[0] : undefined;
    if (word !== undefined && word.length <= 40) {
      words.add(word);
      return;
    }
  }
}
