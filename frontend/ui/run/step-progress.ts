import type { RunSummary } from '#contract/runs.ts';

/** People read, or pictures looked at: what the step at hand is counted in. */
export function doneInStep({ status, counts }: Pick<RunSummary, 'status' | 'counts'>): number {
  const { changed, unchanged, none, failed } = counts.pictures;
  return status === 'pictures' ? changed + unchanged + none + failed : counts.read;
}

/** How far the step has come, 0-1; `undefined` where nobody knows. */
export function shareOfStep(run: Pick<RunSummary, 'status' | 'counts' | 'expected'>): number | undefined {
  const { status, expected } = run;
  if ((status !== 'reading' && status !== 'pictures') || expected === null || expected === 0) return undefined;
  return Math.min(1, doneInStep(run) / expected);
}
