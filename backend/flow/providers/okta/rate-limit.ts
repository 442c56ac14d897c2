import type { HttpResponse } from '../../../http/http-message.ts';
import type { ReadThrottle } from '../../../http/throttle.ts';
import { serverDate } from './server-clock.ts';

/** What an answer says of its rate limit: https://developer.okta.com/docs/reference/rl-best-practices/ */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** By Okta's own clock; the local one may be off by minutes. */
  readonly resetsInSeconds: number;
}

export function rateLimitOf(response: Pick<HttpResponse, 'header'>, now: Date): RateLimit | undefined {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    countIn(response.header(`x-rate-limit-${name}`)),
  );
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  const date = serverDate(response) ?? now;
  return { limit, remaining, resetsInSeconds: reset - date.getTime() / 1000 };
}

function countIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * Okta sends no `Retry-After`. When too many requests are under way at once, the headers hold that limit instead, and
 * the reset is a guess that may lie in the past: then the pause grows from try to try.
 */
export function createOktaThrottle(random: () => number = Math.random): ReadThrottle {
  return (response, now) => {
    if (response.status !== 429) return undefined;
    const resetsInSeconds = rateLimitOf(response, now)?.resetsInSeconds;
    if (resetsInSeconds === undefined || resetsInSeconds <= 0) return {};
    return { seconds: Math.max(1, resetsInSeconds) + random() };
  };
}

/** How long to leave a limit alone so that `percent` of it stay for others; 0: go on. */
export function budgetPause({ limit, remaining, resetsInSeconds }: RateLimit, percent: number): number {
  const isShort = percent > 0 && limit > 0 && remaining < (limit * percent) / 100;
  return isShort ? Math.max(1, resetsInSeconds) : 0;
}

/** Requests that count against the same limit: https://developer.okta.com/docs/reference/rate-limits/ */
export function bucketOf(url: string): string {
  const { pathname } = new URL(url);
  const [api = '', version = '', ...rest] = pathname.split('/').slice(1);
  const isOne = rest.length > 1 && rest[0] !== 'meta';
  return [api, version, rest[0] ?? '', isOne ? '*' : ''].join('/');
}
