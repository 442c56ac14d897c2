import { ConnectorError } from '../../../errors/connector-error.ts';
import type { Clock } from '../../../http/clock.ts';
import type { HttpResponse } from '../../../http/http-message.ts';
import type { ReadThrottle } from '../../../http/throttle.ts';

/** What an answer says of its rate limit: https://developer.okta.com/docs/reference/rl-best-practices/ */
interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** By Okta's own clock; the local one may be off by minutes. */
  readonly resetsInSeconds: number;
}

export function rateLimitOf(response: Pick<HttpResponse, 'header'>, now: Date): RateLimit | undefined {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => {
    const text = response.header(`x-rate-limit-${name}`) ?? '';
    return /^\d+$/.test(text) ? Number(text) : undefined;
  });
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  return { limit, remaining, resetsInSeconds: reset - (serverDate(response) ?? now).getTime() / 1000 };
}

export function serverDate(response: Pick<HttpResponse, 'header'>): Date | undefined {
  const millis = Date.parse(response.header('date') ?? '');
  return Number.isNaN(millis) ? undefined : new Date(millis);
}

/**
 * Okta sends no `Retry-After`. When too many requests are under way at once, the headers hold that limit instead, and
 * the reset is a guess that may lie in the past: then the pause grows from try to try.
 */
export const oktaThrottle: ReadThrottle = (response, now) => {
  if (response.status !== 429) return undefined;
  const resetsInSeconds = rateLimitOf(response, now)?.resetsInSeconds;
  if (resetsInSeconds === undefined || resetsInSeconds <= 0) return {};
  return { seconds: Math.max(1, resetsInSeconds) };
};

/** Leaves a part of each rate limit to the org's other clients. */
export interface RateBudget {
  /** Throws `rate-limited` when the turn is further away than the session may wait. */
  awaitTurn(bucket: string, signal: AbortSignal): Promise<void>;
  note(bucket: string, response: HttpResponse): void;
}

export function createRateBudget(
  clock: Clock,
  { percent, patienceSeconds }: { readonly percent: number; readonly patienceSeconds: number },
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
      if (rateLimit === undefined || rateLimit.limit === 0) return;
      const isShort = rateLimit.remaining < (rateLimit.limit * percent) / 100;
      if (isShort) pausedUntil.set(bucket, clock.now().getTime() + Math.max(1, rateLimit.resetsInSeconds) * 1000);
    },
  };
}
