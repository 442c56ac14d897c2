import { expect, test } from 'vitest';
import { cycleSecondsOf } from './cycle-period.ts';

test.each([
  ['7 days', 604_800],
  ['20 Days', 1_728_000],
  ['P7D', 604_800],
  ['1 week', 604_800],
  ['36h', 129_600],
  ['', undefined],
  [undefined, undefined],
  ['soon', undefined],
  ['0 days', undefined],
  ['7', undefined],
])('reads %j as %s seconds', (header, seconds) => {
  expect(cycleSecondsOf(header)).toBe(seconds);
});
