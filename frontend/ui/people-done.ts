import type { PushCounts } from '#contract/pushes.ts';

/** People whom a push has dealt with, whatever came of it. */
export function peopleDone(counts: PushCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
