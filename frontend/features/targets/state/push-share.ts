import type { Push } from '#contract/pushes.ts';
import { peopleDone } from '../../../ui/people-done.ts';

/** How far a push has come, 0-1; `undefined` where nobody knows, as while it is found out who is who there. */
export function shareOfPush({ counts, expected }: Pick<Push, 'counts' | 'expected'>): number | undefined {
  const done = peopleDone(counts);
  return done === 0 || expected === null || expected === 0 ? undefined : Math.min(1, done / expected);
}
