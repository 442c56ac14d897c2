import { describe, expect, it } from 'vitest';
import { createRowSplitter, type Row } from './row-splitter.ts';

function rowsOf(text: string, { separator = ',', pieceCharacters = text.length || 1 } = {}): readonly Row[] {
  const splitter = createRowSplitter(separator);
  const rows: Row[] = [];
  for (let at = 0; at < text.length; at += pieceCharacters)
    rows.push(...splitter.push(text.slice(at, at + pieceCharacters)));
  return [...rows, ...splitter.end()];
}

const fieldsOf = (text: string, separator = ',') =>
  rowsOf(text, { separator }).map((row) => ('fields' in row ? row.fields : row.problem));

describe('rows of a text', () => {
  it.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,\n,b\n,',
      [
        ['a', ''],
        ['', 'b'],
        ['', ''],
      ],
    ],
    ['"a","b"\n', [['a', 'b']]],
    ['"a,b","c ""d"" e"\n', [['a,b', 'c "d" e']]],
    ['"","",""\n', [['', '', '']]],
    [
      '"a\r\nb",c\nd,e\n',
      [
        ['a\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['x,"a\n\nb"\n', [['x', 'a\n\nb']]],
    ['"a" ,b\n', [['a', 'b']]],
    ['5" screen,b\n', [['5" screen', 'b']]],
    ['"the "blue" one",b\n', [['the "blue" one', 'b']]],
    ['\n\na,b\n\n', [['a', 'b']]],
    ['', []],
  ])('are cut by RFC 4180, and forgivingly (case %#)', (text, fields) => {
    expect(fieldsOf(text)).toEqual(fields);
  });

  it.each([';', '\t', '|'])('are cut at %j', (separator) => {
    expect(fieldsOf(`a${separator}"b${separator}c"\n`, separator)).toEqual([['a', `b${separator}c`]]);
  });

  it('are the same wherever the text is cut into pieces', () => {
    const text = 'id,name\r\n1,"Ann ""A"" Lee"\r\n2,"two\r\nlines, or"\r\n\r\n3,\r4,x';
    for (let pieceCharacters = 1; pieceCharacters < text.length; pieceCharacters += 1) {
      expect(rowsOf(text, { pieceCharacters })).toEqual(rowsOf(text));
    }
  });

  it('say in which line they begin', () => {
    expect(rowsOf('a\n\n"b\nc"\nd\n').map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});

describe('a quotation mark that is never closed', () => {
  it('costs its own line alone', () => {
    const text = `id,name\n1,"Ann\n${Array.from({ length: 250 }, (_, index) => `${String(index)},x\n`).join('')}`;
    const rows = rowsOf(text);
    expect(rows).toHaveLength(252);
    expect(rows[1]).toEqual({ line: 2, problem: 'quote-not-closed' });
    expect(rows[2]).toEqual({ line: 3, fields: ['0', 'x'] });
    expect(rows.at(-1)).toEqual({ line: 252, fields: ['249', 'x'] });
  });

  it('costs no more near the end of the file, nor when there are many', () => {
    expect(rowsOf('1,"a\n2,b\n3,"c\n4,d').map((row) => ('fields' in row ? row.fields.join() : row.line))).toEqual([
      1,
      '2,b',
      3,
      '4,d',
    ]);
  });
});

it('a line without an end is given up, and the next one is read', () => {
  const endless = 'x'.repeat(600_000);
  expect(rowsOf(`a\n${endless}\nb\n`, { pieceCharacters: 50_000 })).toEqual([
    { line: 1, fields: ['a'] },
    { line: 2, problem: 'too-long' },
    { line: 3, fields: ['b'] },
  ]);
});
