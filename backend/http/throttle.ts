import type { HttpResponse } from './http-message.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** A provider's wish to be left alone for a while. */
export interface Throttle {
  /** Absent: it did not say for how long. */
  readonly seconds?: number | undefined;
}

/** Says whether an answer means "later", and how much later. Undefined: the answer stands. */
export type ReadThrottle = (response: HttpResponse, now: Date) => Throttle | undefined;

/** RFC 6585: 429; RFC 9110: 503 with `Retry-After`. Without that header, 503 is a fault like any other. */
export const standardThrottle: ReadThrottle = (response, now) => {
  const seconds = retryAfterSeconds(response.header('retry-after'), now);
  const isThrottled = response.status === 429 || (response.status === 503 && seconds !== undefined);
  return isThrottled ? { seconds } : undefined;
};

/**
 * The same, where the provider leaves out `Retry-After` and says in `X-RateLimit-Reset` at what time of day it is ready
 * again, as Atlassian's administration APIs do: https://developer.atlassian.com/cloud/admin/organization/rest/intro/
 */
export const throttleUntilReset: ReadThrottle = (response, now) => {
  const throttle = standardThrottle(response, now);
  if (throttle === undefined || throttle.seconds !== undefined) return throttle;
  const reset = Date.parse(response.header('x-ratelimit-reset') ?? '');
  return Number.isNaN(reset) ? throttle : { seconds: Math.max(0, Math.ceil((reset - now.getTime()) / 1000)) };
};
