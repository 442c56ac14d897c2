import { describe, expect, test } from 'vitest';
import { runCounts, type Run } from '#contract/runs.ts';
import { followRun, progressLine, summary } from './follow-run.ts';

function aRun(over: Partial<Run> = {}): Run {
  const id = '00000000-0000-4000-8000-000000000001';
  const moment = '2026-11-20T08:00:00.000Z';
  return {
    ...{ id, connectorId: id, connectorName: 'Sample company', type: 'full', trigger: 'token', status: 'succeeded' },
    ...{ counts: runCounts.parse({}), waitingUntil: null, expected: null, problem: null, guard: [], startedBy: 'demo' },
    ...{ createdAt: moment, startedAt: moment, finishedAt: '2026-11-20T08:00:02.500Z' },
    ...{ undo: { possible: false }, undoneBy: null, undoes: null },
    ...over,
  };
}

describe('progress', () => {
  test('counts people while reading', () => {
    expect(progressLine(aRun({ status: 'reading', counts: runCounts.parse({ read: 120 }) }))).toMatch(
      /reading +120 people/,
    );
  });

  test('counts pictures that were looked at, whatever came of them', () => {
    const counts = runCounts.parse({ pictures: { changed: 3, unchanged: 2, none: 4, failed: 1 } });

    expect(progressLine(aRun({ status: 'pictures', counts, expected: 300 }))).toMatch(/pictures +10 of 300 pictures/);
  });
});

describe('the summary', () => {
  test('says what the run did, and how long it took', () => {
    const counts = runCounts.parse({ read: 300, created: 288, skipped: 12, pictures: { changed: 199, none: 89 } });

    const text = summary(aRun({ counts }));

    expect(text).toContain('has succeeded in 2.5 s');
    expect(text).toContain('300 read, 288 created');
    expect(text).toContain('199 new');
  });

  test('says why a run failed', () => {
    const problem = { reason: 'unavailable', message: 'The provider is away.' };

    expect(summary(aRun({ status: 'failed', problem }))).toBe('The run failed: The provider is away.');
  });
});

test('a run is followed to its end', async () => {
  const seen: Run['status'][] = ['reading', 'pictures', 'succeeded', 'succeeded'];

  const text = await followRun({ getRun: () => Promise.resolve(aRun({ status: seen.shift() ?? 'succeeded' })) }, 'id');

  expect(text).toContain('has succeeded');
});
