import { expect, test } from 'vitest';
import { aRun } from '../../testing/builders.ts';
import { doneInStep, shareOfStep } from './step-progress.ts';

const { counts } = aRun();
const seen = { ...counts, read: 150, pictures: { changed: 3, unchanged: 4, none: 2, failed: 1 } };

test('each step is counted in what it deals with', () => {
  expect(doneInStep({ status: 'reading', counts: seen })).toBe(150);
  expect(doneInStep({ status: 'pictures', counts: seen })).toBe(10);
});

test.each([
  ['reading', 300, 0.5],
  ['pictures', 40, 0.25],
  ['pictures', 5, 1],
  ['reading', null, undefined],
  ['pictures', 0, undefined],
  ['applying', 300, undefined],
] as const)('how far %s has come with %s expected', (status, expected, share) => {
  expect(shareOfStep({ status, counts: seen, expected })).toBe(share);
});
