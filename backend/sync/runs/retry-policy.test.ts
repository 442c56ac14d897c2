import { expect, test } from 'vitest';
import type { ConnectorFailureReason } from '../../errors/connector-error.ts';
import { decideRetry } from './retry-policy.ts';

const failure = (reason: ConnectorFailureReason, retryAfterSeconds?: number) => ({
  reason,
  message: 'It did not work.',
  ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
});
const first = { failures: 1, restarts: 0 };

test.each(['credentials-rejected', 'permission-missing', 'unexpected-answer'] as const)(
  '%s is not tried again',
  (reason) => {
    expect(decideRetry(failure(reason), first)).toEqual({ do: 'fail' });
  },
);

test('a rate limit is waited out for as long as the provider asks, however often', () => {
  expect(decideRetry(failure('rate-limited', 2.5), { failures: 1000, restarts: 0 })).toEqual({
    do: 'wait',
    seconds: 2.5,
  });
});

test('a rate limit without a time is waited out longer each time', () => {
  const seconds = [1, 3, 6].map((failures) => {
    const decision = decideRetry(failure('rate-limited'), { failures, restarts: 0 });
    return decision.do === 'wait' ? decision.seconds : 0;
  });
  expect(seconds[0]).toBeLessThanOrEqual(1);
  expect(seconds[2]).toBeGreaterThanOrEqual(16);
});

test('a provider that is away is tried a number of times, and never sooner than it asks', () => {
  const decision = decideRetry(failure('unavailable', 40), first);
  expect(decision).toEqual({ do: 'wait', seconds: 40 });
  expect(decideRetry(failure('unavailable'), { failures: 8, restarts: 0 })).toEqual({ do: 'fail' });
});

test('a place that is not accepted any more means reading from the start, but not for ever', () => {
  expect(decideRetry(failure('cursor-expired'), first)).toEqual({ do: 'restart' });
  expect(decideRetry(failure('cursor-expired'), { failures: 1, restarts: 3 })).toEqual({ do: 'fail' });
});
