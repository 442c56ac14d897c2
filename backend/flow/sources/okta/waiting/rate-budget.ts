import type { Clock } from '../../../../http/clock.ts';
import type { HttpResponse } from '../../../../http/http-message.ts';
import { budgetPause, bucketOf, rateLimitOf } from './rate-limit.ts';

/** Leaves a part of each rate limit to the org's other clients. */
export interface RateBudget {
  awaitTurn(url: string, signal: AbortSignal): Promise<void>;
  note(url: string, response: HttpResponse): void;
}

export function createRateBudget(clock: Clock, percent: number): RateBudget {
  const pausedUntil = new Map<string, number>();
  return {
    awaitTurn: async (url, signal) => {
      const seconds = ((pausedUntil.get(bucketOf(url)) ?? 0) - clock.now().getTime()) / 1000;
      if (seconds > 0) await clock.sleep(seconds, signal);
    },
    note: (url, response) => {
      // What a 429 says may be about requests at once, and has been waited for already.
      const rateLimit = response.status === 429 ? undefined : rateLimitOf(response, clock.now());
      const seconds = rateLimit === undefined ? 0 : budgetPause(rateLimit, percent);
      if (seconds > 0) pausedUntil.set(bucketOf(url), clock.now().getTime() + seconds * 1000);
    },
  };
}
