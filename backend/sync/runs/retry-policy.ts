import { assertNever } from '../../errors/assert-never.ts';
import type { ConnectorFailure } from '../../errors/connector-error.ts';
import { backoffSeconds } from '../../http/backoff.ts';

export interface ReadingSoFar {
  /** Failures one after the other, this one included, without a page in between. */
  readonly failures: number;
  /** How often reading has started again because its place was no longer accepted. */
  readonly restarts: number;
}

export type RetryDecision =
  | { readonly do: 'wait'; readonly seconds: number }
  /** From the beginning, as a whole read. */
  | { readonly do: 'restart' }
  | { readonly do: 'fail' };

/** About two minutes, on top of what a connector tries by itself. */
const maxFailures = 7;
const maxRestarts = 3;

/** What becomes of a run whose source has failed. By the reason alone. */
export function decideRetry(failure: ConnectorFailure, soFar: ReadingSoFar): RetryDecision {
  switch (failure.reason) {
    case 'rate-limited':
      return { do: 'wait', seconds: failure.retryAfterSeconds ?? backoffSeconds(soFar.failures) };
    case 'unavailable':
      if (soFar.failures > maxFailures) return { do: 'fail' };
      return { do: 'wait', seconds: Math.max(failure.retryAfterSeconds ?? 0, backoffSeconds(soFar.failures)) };
    case 'cursor-expired':
      return soFar.restarts < maxRestarts ? { do: 'restart' } : { do: 'fail' };
    case 'credentials-rejected':
    case 'permission-missing':
    case 'unexpected-answer':
      return { do: 'fail' };
    default:
      return assertNever(failure.reason);
  }
}
