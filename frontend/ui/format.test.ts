import { expect, it } from 'vitest';
import { formatBytes, formatCount, formatDay, formatDuration, formatRelative } from './format.ts';

const now = new Date('2026-11-20T12:00:00Z');

it.each([
  ['2026-11-20T11:59:30Z', 'now'],
  ['2026-11-20T11:57:00Z', '3 minutes ago'],
  ['2026-11-20T09:00:00Z', '3 hours ago'],
  ['2026-11-21T12:00:00Z', 'tomorrow'],
  ['2026-11-10T12:00:00Z', 'last week'],
  ['2024-11-20T12:00:00Z', '2 years ago'],
])('says of %s: %s', (moment, words) => {
  expect(formatRelative(moment, now)).toBe(words);
});

it.each([
  [420, '0.4 s'],
  [12_300, '12 s'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
  [-5, '0 s'],
])('writes %d milliseconds as %s', (milliseconds, words) => {
  expect(formatDuration(milliseconds)).toBe(words);
});

it('counts one person and many people', () => {
  expect(formatCount(1, ['person', 'people'])).toBe('1 person');
  expect(formatCount(48_276, ['person', 'people'])).toBe('48,276 people');
});

it.each([
  [512, '512 bytes'],
  [12_400, '12 KiB'],
  [3_565_158, '3.4 MiB'],
])('writes %d bytes as %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

it('writes the day on which something expires the same in every time zone', () => {
  expect(formatDay('2026-12-04T23:59:59.000Z')).toBe('4 December 2026');
  expect(formatDay('2026-12-04T00:00:00.000Z')).toBe('4 December 2026');
});
