import { expect, it } from 'vitest';
import { backoffSeconds } from './backoff.ts';

it('doubles from one second to a minute', () => {
  const waits = [1, 2, 3, 4, 7, 50].map((attempt) => backoffSeconds(attempt, () => 0));
  expect(waits).toEqual([1, 2, 4, 8, 60, 60]);
});

it('takes off up to half, so that those who failed together come back apart', () => {
  expect(backoffSeconds(4, () => 1)).toBe(4);
});
