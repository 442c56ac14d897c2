import { describe, expect, it } from 'vitest';
import { planRetry, type FailedAttempt } from './plan-retry.ts';

const limits = { maxAttempts: 3, maxWaitSeconds: 100 };
const failed = (attempt: Partial<FailedAttempt>): FailedAttempt => ({
  attempt: 1,
  status: 503,
  throttled: false,
  retryAfterSeconds: undefined,
  repeatable: true,
  waitedSeconds: 0,
  ...attempt,
});
const plan = (attempt: Partial<FailedAttempt>) => planRetry(failed(attempt), limits, () => 0);

describe('planRetry', () => {
  it.each([[200], [301], [400], [401], [403], [404], [410], [500], [501]])('lets status %i stand', (status) => {
    expect(plan({ status })).toBe('give-up');
  });

  it.each([['no-answer' as const], [502], [503], [504]])('tries %s again after a while', (status) => {
    expect(plan({ status })).toBe(1);
    expect(plan({ status, attempt: 2 })).toBe(2);
    expect(plan({ status, attempt: 3 })).toBe('give-up');
  });

  it('waits as long as the provider asks, however often', () => {
    expect(plan({ status: 429, throttled: true, retryAfterSeconds: 12, attempt: 50 })).toBe(12);
    expect(plan({ status: 403, throttled: true, retryAfterSeconds: 7, attempt: 50 })).toBe(7);
  });

  it('does not spin when the provider asks for no wait', () => {
    expect(plan({ status: 429, throttled: true, retryAfterSeconds: 0, attempt: 3 })).toBe(4);
  });

  it('leaves a wait beyond the limit to the caller', () => {
    expect(plan({ status: 429, throttled: true, retryAfterSeconds: 101 })).toBe('give-up');
    expect(plan({ status: 429, throttled: true, retryAfterSeconds: 60, waitedSeconds: 60 })).toBe('give-up');
  });

  it('repeats what must not happen twice only when it surely was not done', () => {
    expect(plan({ status: 'no-answer', repeatable: false })).toBe('give-up');
    expect(plan({ status: 504, repeatable: false })).toBe('give-up');
    expect(plan({ status: 429, throttled: true, repeatable: false, retryAfterSeconds: 2 })).toBe(2);
  });
});
