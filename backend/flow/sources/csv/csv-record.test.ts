import { describe, expect, it } from 'vitest';
import { nameColumns } from './columns/header.ts';
import { isProblem, planColumns } from './columns/plan-columns.ts';
import { disabledValuesOf, toRecord, type RowReading } from './csv-record.ts';

const settings = { idColumn: '', managerColumn: '', managerKey: '', activeColumn: 'status', pictureColumn: '' };
const header = nameColumns(['id', 'Full name', 'email', 'manager', 'status', 'photo']);
const columns = planColumns(header, settings);
if (isProblem(columns)) throw new Error('The columns of this test are all there.');

const reading: RowReading = {
  ...{ header, columns, doubtful: undefined },
  disabledValues: disabledValuesOf({ activeColumn: 'status', disabledValues: ['Left', ' no '] }),
  isInScope: ([, name]) => name !== 'Out',
  findPicture: ({ named, names }) => ({ locator: `${named}?${names.join()}` }),
};
const read = (row: string, overrides: Partial<RowReading> = {}) =>
  toRecord({ line: 7, fields: row.split(',') }, { ...reading, ...overrides });

describe('a row', () => {
  it('is a person with what is filled', () => {
    expect(read('E1, Ann Lee ,Ann@Example.com,E2@EXAMPLE.com,,ann.jpg')).toEqual({
      line: 7,
      record: {
        id: 'E1',
        attributes: {
          id: 'E1',
          'Full name': ' Ann Lee ',
          email: 'Ann@Example.com',
          manager: 'E2@EXAMPLE.com',
          photo: 'ann.jpg',
          managerReference: 'e2@example.com',
        },
        active: true,
        guest: false,
        references: ['e1', 'ann@example.com'],
        picture: { locator: 'ann.jpg?E1,Ann@Example.com' },
      },
    });
  });

  it.each([
    ['LEFT', false],
    ['no', false],
    ['active', true],
    ['', true],
  ])('whose status is %j is of an active person: %s', (status, active) => {
    expect(read(`E1,Ann,,,${status},`)).toMatchObject({ record: { active } });
  });

  it('has the same id however an address is written', () => {
    expect(read('Ann@Example.COM,Ann,,,,')).toMatchObject({ record: { id: 'ann@example.com' } });
  });

  it.each([
    ['E1,Ann', 'E1', /has 2 fields, and the header has 6/],
    ['E1,Lee, Ann,,,,,x', 'E1', /has 8 fields/],
    [',Ann,,,,', undefined, /column “id”, which tells people apart, is empty/],
    [`${'9'.repeat(501)},Ann,,,,`, '9'.repeat(501), /longer than 500/],
  ])('that is bad says why, and whom it is about (case %#)', (row, id, sentence) => {
    expect(read(row)).toEqual({ line: 7, because: expect.stringMatching(sentence) as string, ...(id && { id }) });
  });

  it('may have empty fields too many', () => {
    expect(read('E1,Ann,,,,,,')).toMatchObject({ record: { id: 'E1' } });
  });

  it('that is blank or out of scope is passed over', () => {
    expect(read('E1,Out,,,,')).toBeUndefined();
    expect(read(' ,,,,,')).toBeUndefined();
  });

  it('with bytes that are no characters is bad only where those may be', () => {
    expect(read('E1,J\uFFFDrg,,,,', { doubtful: 'utf-8' })).toMatchObject({
      because: expect.stringMatching(/UTF-8/) as string,
    });
    expect(read('E1,J\uFFFDrg,,,,')).toMatchObject({ record: { id: 'E1' } });
  });

  it('names columns after what every object has without harm', () => {
    const odd = nameColumns(['id', '__proto__', 'constructor']);
    const row = toRecord(
      { line: 2, fields: ['1', 'x', 'y'] },
      {
        ...reading,
        header: odd,
        columns: {
          ...columns,
          email: undefined,
          manager: undefined,
          active: undefined,
          picture: undefined,
          references: [0],
        },
      },
    );
    const attributes = 'record' in Object(row) ? (row as { record: { attributes: object } }).record.attributes : {};
    expect(Object.keys(attributes)).toEqual(['id', '__proto__', 'constructor']);
    expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype);
  });
});
