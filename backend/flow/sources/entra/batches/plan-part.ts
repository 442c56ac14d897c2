import { backoffSeconds } from '../../../../http/backoff.ts';
import type { GraphAnswer } from '../entra-answer.ts';

/** One answer to one part of a batch. */
export interface AnsweredPart {
  readonly answer: GraphAnswer;
  /** Counts from 1. */
  readonly attempt: number;
  /** Since the last part that got through, of all. */
  readonly stalledSeconds: number;
}

const maxStalledSeconds = 900;
const maxAttempts = 3;
const passingFaults: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Says after how many seconds a part goes again, or that its answer stands. A throttled part goes again for as long as
 * anything gets through: how often says nothing about it, since parts take the budget from each other.
 */
export function planPart({ answer, attempt, stalledSeconds }: AnsweredPart, random?: () => number): number | 'stands' {
  const asked = answer.retryAfterSeconds ?? 0;
  const wait = asked > 0 ? asked : backoffSeconds(attempt, random);
  if (answer.status === 429) return stalledSeconds + wait <= maxStalledSeconds ? wait : 'stands';
  return passingFaults.has(answer.status) && attempt < maxAttempts ? wait : 'stands';
}
