import { AccountRefusal } from './account-refusal.ts';

/** Requests that are left of this minute. */
export interface RequestBudget {
  /** Refuses when none is left. */
  spend(): void;
  headers(): Readonly<Record<string, string>>;
}

const minuteMillis = 60_000;

/** https://developer.atlassian.com/cloud/admin/organization/rest/intro/: `Reset` is a time of day. */
export function createRequestBudget(perMinute: number | undefined, now: () => Date): RequestBudget {
  let left = perMinute ?? 0;
  let endsAt = now().getTime() + minuteMillis;
  const headers = (): Readonly<Record<string, string>> =>
    perMinute === undefined
      ? {}
      : {
          'X-RateLimit-Limit': String(perMinute),
          'X-RateLimit-Remaining': String(left),
          'X-RateLimit-Reset': new Date(endsAt).toISOString(),
        };
  return {
    headers,
    spend: () => {
      if (perMinute === undefined) return;
      if (now().getTime() >= endsAt) [left, endsAt] = [perMinute, now().getTime() + minuteMillis];
      if (left === 0) throw new AccountRefusal(429, 'rateLimited');
      left -= 1;
    },
  };
}
