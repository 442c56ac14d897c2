import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDateFormat } from './date-format.ts';
import { readDate } from './read-date.ts';

function formatted(text: string, format: string): string | undefined {
  const compiled = compileDateFormat(format);
  const date = readDate(text);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  return date === undefined || date === 'never' ? date : compiled.format(date);
}

describe('reads', () => {
  const format = 'yyyy-MM-dd HH:mm:ss XXX';
  test.each([
    ['2026-11-21', '2026-11-21 00:00:00 '],
    ['2026-11-21T23:27:20Z', '2026-11-21 23:27:20 Z'],
    ['2026-11-21T23:27:20.123456Z', '2026-11-21 23:27:20 Z'],
    ['2026-11-21 23:27', '2026-11-21 23:27:00 '],
    ['2026-11-21T23:27:20+01:00', '2026-11-21 23:27:20 +01:00'],
    ['2026-11-21T23:27:20-0530', '2026-11-21 23:27:20 -05:30'],
    ['20261121232720.0Z', '2026-11-21 23:27:20 Z'],
    ['20261121232720Z', '2026-11-21 23:27:20 Z'],
    ['202611212327Z', '2026-11-21 23:27:00 Z'],
    ['2026112123Z', '2026-11-21 23:00:00 Z'],
    ['20261121232720+01', '2026-11-21 23:27:20 +01:00'],
    ['20261121', '2026-11-21 00:00:00 '],
    ['20240229', '2024-02-29 00:00:00 '],
    ['00010101000000.0Z', '0001-01-01 00:00:00 Z'],
    ['134082556401234567', '2025-11-22 03:27:20 Z'],
    ['116444736000000000', '1970-01-01 00:00:00 Z'],
    ['0', 'never'],
    ['9223372036854775807', 'never'],
    ['9223372036854776000', 'never'],
  ])('%s', (text, date) => {
    expect(formatted(text, format)).toBe(date);
  });
});

test.each([
  '',
  'x',
  '21/11/2026',
  '2026-02-30',
  '20230229',
  '2026-13-01',
  '2026-1-1',
  '2026-11-21T24:00Z',
  '1700000000',
  '2026-11-21x',
])('%j is no date', (text) => {
  expect(readDate(text)).toBeUndefined();
});

describe('writes', () => {
  test.each([
    ['d MMMM yyyy', '5 March 2026'],
    ['dd.MM.yy', '05.03.26'],
    ['EEE, d MMM', 'Thu, 5 Mar'],
    ['EEEE', 'Thursday'],
    ['M/d', '3/5'],
    ["d MMM 'at' H:mm", '5 Mar at 0:07'],
    ["h 'o''clock' a", "12 o'clock AM"],
    ["hh''a", "12'AM"],
    ['HH:mm:ss', '00:07:09'],
    ['', ''],
  ])('%j', (format, text) => {
    expect(formatted('2026-03-05T00:07:09Z', format)).toBe(text);
  });
  test('noon is 12 PM, and one hour later is 1 PM', () => {
    expect(formatted('2026-03-05T12:00Z', 'h a')).toBe('12 PM');
    expect(formatted('2026-03-05T13:00Z', 'h a')).toBe('1 PM');
  });
});

describe('refuses', () => {
  test.each<[string, number, string | undefined]>([
    ['YYYY-MM-dd', 0, 'yyyy-MM-dd'],
    ['yyyy-MM-DD', 8, 'yyyy-MM-dd'],
    ['yyyy Q', 5, undefined],
    ["d 'of", 2, "d 'of'"],
    ['constructor', 0, undefined],
  ])('%j', (format, position, suggestion) => {
    const compiled = compileDateFormat(format);
    expect(compiled).toMatchObject({ ok: false, problem: { position } });
    expect(compiled.ok ? '' : compiled.problem.suggestion).toBe(suggestion);
  });
});

test('a FILETIME and an ISO date of the same moment are the same date', () => {
  const moments = fc.date({ min: new Date('1950-01-01'), max: new Date('2199-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const fileTime = (BigInt(moment.getTime()) + 11_644_473_600_000n) * 10_000n;
      expect(readDate(String(fileTime))).toEqual(readDate(moment.toISOString()));
    }),
  );
});
