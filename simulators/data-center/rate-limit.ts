import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** Rate limiting of Data Center: https://confluence.atlassian.com/adminjiraserver/improving-instance-stability-with-rate-limiting-983794911.html */
export interface RateLimit {
  /** Undefined: go on. */
  charge(): SimulatedAnswer | undefined;
}

export interface RateLimitOptions {
  /** Absent: no limit. */
  readonly requestsPerMinute?: number | undefined;
  readonly now: () => Date;
}

export function createRateLimit({ requestsPerMinute, now }: RateLimitOptions): RateLimit {
  let [minute, used] = [-1, 0];
  return {
    charge: () => {
      if (requestsPerMinute === undefined) return undefined;
      const present = now().getTime() / 60_000;
      if (Math.floor(present) !== minute) [minute, used] = [Math.floor(present), 0];
      used += 1;
      return used > requestsPerMinute ? tooManyRequests(Math.ceil((minute + 1 - present) * 60)) : undefined;
    },
  };
}

export function tooManyRequests(seconds: number): SimulatedAnswer {
  return {
    status: 429,
    headers: {
      'Retry-After': String(seconds),
      'X-RateLimit-Limit': '60',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-FillRate': '60',
      'X-RateLimit-Interval-Seconds': '60',
    },
    body: '',
  };
}
