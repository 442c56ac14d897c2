import { ConnectorError } from '../../../errors/connector-error.ts';
import type { Clock } from '../../../http/clock.ts';
import type { HttpResponse } from '../../../http/http-message.ts';
import { budgetPause, rateLimitOf } from './rate-limit.ts';

/** Leaves a part of each rate limit to the org's other clients. */
export interface RateBudget {
  /** `bucket`: what counts against one limit. Throws `rate-limited` when the turn is further away than may be waited. */
  awaitTurn(bucket: string, signal: AbortSignal): Promise<void>;
  note(bucket: string, response: HttpResponse): void;
}

export function createRateBudget(
  clock: Clock,
  { percent, patienceSeconds = Infinity }: { readonly percent: number; readonly patienceSeconds?: number },
): RateBudget {
  const pausedUntil = new Map<string, number>();
  return {
    awaitTurn: async (bucket, signal) => {
      const seconds = ((pausedUntil.get(bucket) ?? 0) - clock.now().getTime()) / 1000;
      if (seconds > patienceSeconds) {
        const message = 'The part of Okta’s rate limit that Roster may use is used up.';
        throw new ConnectorError({ reason: 'rate-limited', message, retryAfterSeconds: seconds });
      }
      if (seconds > 0) await clock.sleep(seconds, signal);
    },
    note: (bucket, response) => {
      // What a 429 says may be about requests at once, and has been waited for already.
      const rateLimit = response.status === 429 ? undefined : rateLimitOf(response, clock.now());
      const seconds = rateLimit === undefined ? 0 : budgetPause(rateLimit, percent);
      if (seconds > 0) pausedUntil.set(bucket, clock.now().getTime() + seconds * 1000);
    },
  };
}
