import { backoffSeconds } from './backoff.ts';

/** One attempt that did not succeed. */
export interface FailedAttempt {
  /** Counts from 1. */
  readonly attempt: number;
  readonly status: number | 'no-answer';
  /** True when the provider asks us to come back later. */
  readonly throttled: boolean;
  /** How long it asks us to wait, if it says. */
  readonly retryAfterSeconds: number | undefined;
  /** True when sending the request twice does no harm. */
  readonly repeatable: boolean;
  /** What earlier attempts of this request have waited. */
  readonly waitedSeconds: number;
}

export interface RetryLimits {
  /** How often a fault is tried without the provider asking us to come back. */
  readonly maxAttempts: number;
  /** How long one request waits in all; a provider that asks for more is left to the caller. */
  readonly maxWaitSeconds: number;
}

const passingFaults: ReadonlySet<number | 'no-answer'> = new Set<number | 'no-answer'>(['no-answer', 502, 503, 504]);

/** Says after how many seconds to send again, or that the attempt's outcome stands. */
export function planRetry(failed: FailedAttempt, limits: RetryLimits, random?: () => number): number | 'give-up' {
  const mayRepeat = failed.throttled || (failed.repeatable && passingFaults.has(failed.status));
  if (!mayRepeat || (!failed.throttled && failed.attempt >= limits.maxAttempts)) return 'give-up';
  // "Retry-After: 0" again and again would be a tight loop.
  const asksToWait = failed.retryAfterSeconds !== undefined && failed.retryAfterSeconds > 0;
  const wait = asksToWait ? failed.retryAfterSeconds : backoffSeconds(failed.attempt, random);
  return failed.waitedSeconds + wait > limits.maxWaitSeconds ? 'give-up' : wait;
}
