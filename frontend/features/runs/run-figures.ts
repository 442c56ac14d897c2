import type { RunCounts, RunSummary } from '#contract/runs.ts';

/** People whom a run changed, in whatever way. */
export function changedPeople({ created, updated, reactivated, gone, pictures }: RunCounts): number {
  return Math.max(created + updated + reactivated + gone, pictures.changed);
}

export function failures({ failed, pictures }: RunCounts): number {
  return failed + pictures.failed;
}

/** Milliseconds from start to end, or to `now` for a run that is not finished; nothing for one that has not started. */
export function durationOf({ startedAt, finishedAt }: Pick<RunSummary, 'startedAt' | 'finishedAt'>, now: Date) {
  if (startedAt === null) return undefined;
  const end = finishedAt === null ? now : new Date(finishedAt);
  return end.getTime() - new Date(startedAt).getTime();
}

export interface Pace {
  readonly perMinute: number;
  /** Milliseconds; absent while nobody knows how many there are. */
  readonly left: number | undefined;
}

/** How fast a step goes, once enough is done to tell. */
export function paceOf(done: number, expected: number | null, elapsed: number): Pace | undefined {
  if (done === 0 || elapsed < 1_000) return undefined;
  return {
    perMinute: Math.round((done * 60_000) / elapsed),
    left: expected === null || expected <= done ? undefined : ((expected - done) * elapsed) / done,
  };
}
