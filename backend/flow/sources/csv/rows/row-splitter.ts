import { beginFields, goOnWithFields, type OpenFields } from './split-fields.ts';

/** One row of the file, or why it is none. */
export type Row = { readonly line: number } & (
  { readonly fields: readonly string[] } | { readonly problem: 'quote-not-closed' | 'too-long' }
);

/** More would be a quotation mark that somebody forgot, not an address. */
const mostLines = 100;
const mostCharacters = 256 * 1024;

export interface RowSplitter {
  /** The rows that are complete with this piece of the text. */
  push(text: string): readonly Row[];
  end(): readonly Row[];
}

interface OpenRow {
  readonly line: number;
  /** Its lines so far. */
  readonly lines: string[];
  characters: number;
  fields: OpenFields;
}

/**
 * Cuts a text into rows by RFC 4180, for whatever ends its lines. A quotation mark that is never closed costs its own
 * line alone; blank lines are passed over. Lines count from 1.
 */
export function createRowSplitter(separator: string): RowSplitter {
  let unfinished = '';
  let isTooLong = false;
  let line = 0;
  let open: OpenRow | undefined;

  const addLine = (text: string, rows: Row[]): void => {
    line += 1;
    if (open) goOn(open, text, rows);
    else if (text !== '') begin(text, rows);
  };
  const begin = (text: string, rows: Row[]): void => {
    const fields = beginFields(text, separator);
    if (fields.isComplete) rows.push({ line, fields: fields.fields });
    else open = { line, lines: [text], characters: text.length, fields };
  };
  const goOn = (row: OpenRow, text: string, rows: Row[]): void => {
    row.lines.push(text);
    row.characters += text.length;
    const fields = goOnWithFields(row.fields, text, separator);
    if (fields.isComplete) {
      open = undefined;
      rows.push({ line: row.line, fields: fields.fields });
    } else if (row.lines.length >= mostLines || row.characters > mostCharacters) giveUp(row, rows);
    else row.fields = fields;
  };
  /** The lines after the one with the stray quotation mark are rows of their own. */
  const giveUp = (row: OpenRow, rows: Row[]): void => {
    rows.push({ line: row.line, problem: 'quote-not-closed' });
    open = undefined;
    line = row.line;
    for (const again of row.lines.slice(1)) addLine(again, rows);
  };
  const finishLine = (text: string, rows: Row[]): void => {
    if (isTooLong || text.length > mostCharacters) {
      isTooLong = false;
      line += 1;
      open = undefined;
      rows.push({ line, problem: 'too-long' });
    } else addLine(text, rows);
  };

  return {
    push: (text) => {
      const rows: Row[] = [];
      const whole = unfinished + text;
      // The line feed that belongs to a carriage return may come with the next piece.
      const end = whole.endsWith('\r') ? whole.length - 1 : whole.length;
      const lines = whole.slice(0, end).split(/\r\n|\n|\r/);
      unfinished = (lines.pop() ?? '') + whole.slice(end);
      for (const each of lines) finishLine(each, rows);
      if (unfinished.length > mostCharacters) {
        isTooLong = true;
        unfinished = '';
      }
      return rows;
    },
    end: () => {
      const rows: Row[] = [];
      const last = unfinished.endsWith('\r') ? unfinished.slice(0, -1) : unfinished;
      if (last !== '' || isTooLong) finishLine(last, rows);
      while (open) giveUp(open, rows);
      return rows;
    },
  };
}
