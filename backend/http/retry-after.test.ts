import { describe, expect, it } from 'vitest';
import { retryAfterSeconds } from './retry-after.ts';

const now = new Date('2026-11-21T10:00:00Z');

describe('retryAfterSeconds', () => {
  it.each([
    ['whole seconds', '12', 12],
    ['fractional seconds, rounded up', '2.128', 3],
    ['no wait at all', '0', 0],
    ['blanks around the number', ' 7 ', 7],
    ['an HTTP date', 'Sat, 21 Nov 2026 10:00:30 GMT', 30],
    ['an HTTP date in the past', 'Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ])('reads %s', (_, header, expected) => {
    expect(retryAfterSeconds(header, now)).toBe(expected);
  });

  it.each([['-5'], ['soon'], [''], ['1e3'], ['12 s'], [undefined]])('leaves %j to the caller', (header) => {
    expect(retryAfterSeconds(header, now)).toBeUndefined();
  });
});
