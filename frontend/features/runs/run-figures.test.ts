import { describe, expect, test } from 'vitest';
import { runCounts } from '#contract/runs.ts';
import { changedPeople, durationOf, failures, paceOf } from './run-figures.ts';

test('a person who is updated and pictured counts once', () => {
  const counts = runCounts.parse({ updated: 3, pictures: { changed: 2, unchanged: 0, none: 0, failed: 0 } });

  expect(changedPeople(counts)).toBe(3);
});

test('a run that changed pictures alone changed people', () => {
  expect(changedPeople(runCounts.parse({ pictures: { changed: 2 } }))).toBe(2);
});

test('pictures that failed are failures', () => {
  expect(failures(runCounts.parse({ failed: 1, pictures: { failed: 2 } }))).toBe(3);
});

describe('duration', () => {
  const startedAt = '2026-11-20T08:00:00.000Z';
  const now = new Date('2026-11-20T08:01:00.000Z');

  test('goes on until the run is finished', () => {
    expect(durationOf({ startedAt, finishedAt: null }, now)).toBe(60_000);
    expect(durationOf({ startedAt, finishedAt: '2026-11-20T08:00:02.000Z' }, now)).toBe(2_000);
  });

  test('is unknown for a run that waits', () => {
    expect(durationOf({ startedAt: null, finishedAt: null }, now)).toBeUndefined();
  });
});

describe('pace', () => {
  test('tells how much time is left', () => {
    expect(paceOf(100, 300, 60_000)).toEqual({ perMinute: 100, left: 120_000 });
  });

  test.each([
    [0, 300, 60_000],
    [5, 300, 10],
  ])('is not guessed from too little (%i of %i in %i ms)', (done, expected, elapsed) => {
    expect(paceOf(done, expected, elapsed)).toBeUndefined();
  });

  test.each([null, 100, 90])('promises no time when %s are expected and 100 are done', (expected) => {
    expect(paceOf(100, expected, 60_000)?.left).toBeUndefined();
  });
});
