import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import type { Change, Run } from '#contract/runs.ts';

type Chunks = AsyncIterable<readonly Change[]>;

export interface Download {
  readonly run: Run;
  readonly format: 'csv' | 'json';
}

/** Writes all changes as they are read: memory stays the same however many there are. */
export async function downloadChanges(chunks: Chunks, { run, format }: Download, response: Response): Promise<void> {
  const day = run.createdAt.slice(0, 10);
  response.attachment(`roster-run-${day}-${run.id.slice(-8)}.${format}`);
  if (format === 'csv') {
    response.type('text/csv; charset=utf-8');
    // Spreadsheets run what looks like a formula; a quote before it makes it text again.
    const csv = stringify({ header: true, columns: [...columns], bom: true, escape_formulas: true });
    await pipeline(Readable.from(csvRows(chunks)), csv, response);
  } else {
    response.type('application/json');
    await pipeline(Readable.from(jsonText(chunks)), response);
  }
}

const columns = [
  'person',
  'sourceId',
  'personId',
  'outcome',
  'field',
  'before',
  'after',
  'picture',
  'pictureBefore',
  'pictureAfter',
  'because',
] as const;

type Row = Partial<Record<(typeof columns)[number], string | null>>;

/** One row per field that changes; a person in whom none does has one row. */
async function* csvRows(chunks: Chunks): AsyncGenerator<Row> {
  for await (const changes of chunks) {
    for (const change of changes) yield* rowsOf(change);
  }
}

function rowsOf({ person, outcome, fields, picture, because }: Change): Row[] {
  const shared: Row = {
    person: person.displayName,
    sourceId: person.sourceId,
    personId: person.id,
    outcome,
    picture: picture?.outcome ?? null,
    pictureBefore: picture?.before ?? null,
    pictureAfter: picture?.after ?? null,
    because: because ?? picture?.because ?? null,
  };
  if (fields.length === 0) return [shared];
  return fields.map(({ name, before, after }) => ({ ...shared, field: name, before, after }));
}

/** The same shape as the list's answer, all in one page. */
async function* jsonText(chunks: Chunks): AsyncGenerator<string> {
  let total = 0;
  yield '{"items":[';
  for await (const changes of chunks) {
    const text = changes.map((change) => JSON.stringify(change)).join(',\n');
    if (text !== '') yield total === 0 ? `\n${text}` : `,\n${text}`;
    total += changes.length;
  }
  yield `\n],"total":${total}}\n`;
}
