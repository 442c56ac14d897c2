import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { refusal } from './refusal.ts';

interface Bucket {
  readonly limit: number;
  used: number;
  /** Epoch seconds. */
  reset: number;
}

/** A limit a minute for each kind of request: https://developer.okta.com/docs/reference/rate-limits/ */
export interface RateLimits {
  /** Counts a request; the headers of its answer, and whether it is one too many. */
  count(path: string): { readonly headers: Readonly<Record<string, string>>; readonly isOver: boolean };
}

export function createRateLimits(perMinute: number, now: () => Date): RateLimits {
  const buckets = new Map<string, Bucket>();
  return {
    count: (path) => {
      const key = keyOf(path);
      const seconds = Math.floor(now().getTime() / 1000);
      const limit = key.includes('/logs') ? Math.ceil(perMinute / 5) : perMinute;
      let bucket = buckets.get(key);
      if (bucket === undefined || bucket.reset <= seconds) bucket = { limit, used: 0, reset: seconds + 60 };
      buckets.set(key, bucket);
      bucket.used += 1;
      const remaining = Math.max(0, limit - bucket.used);
      return { headers: limitHeaders(limit, remaining, bucket.reset), isOver: bucket.used > limit };
    },
  };
}

/** No `Retry-After`. */
export const tooManyRequests = (headers: Readonly<Record<string, string>>): SimulatedAnswer =>
  refusal(429, 'E0000047', 'API call exceeded rate limit due to too many requests.', headers);

/** Too many at once: the headers hold that limit, and the reset is a guess. */
export const tooManyAtOnce = (now: Date): SimulatedAnswer =>
  tooManyRequests({ ...limitHeaders(75, 0, Math.floor(now.getTime() / 1000)), Date: now.toUTCString() });

const limitHeaders = (limit: number, remaining: number, reset: number) => ({
  'X-Rate-Limit-Limit': String(limit),
  'X-Rate-Limit-Remaining': String(remaining),
  'X-Rate-Limit-Reset': String(reset),
});

function keyOf(path: string): string {
  const [, , , kind = '', id] = path.split('/');
  return `/${kind}${id === undefined || kind === 'meta' ? '' : '/*'}`;
}
