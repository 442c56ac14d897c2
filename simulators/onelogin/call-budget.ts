import type { OneLoginSettings } from './onelogin-options.ts';
import { refusalV2 } from './onelogin-refusal.ts';

/** Calls that are left of this hour. */
export interface CallBudget {
  /** Refuses when none is left. */
  spend(): void;
  leave(calls: number): void;
  headers(): Readonly<Record<string, string>>;
  /** As `/auth/rate_limit` tells it. */
  state(): Readonly<Record<string, number>>;
}

const hourMillis = 3_600_000;

/** https://developers.onelogin.com/api-docs/2/oauth20-tokens/get-rate-limit: `Reset` counts the seconds that are left. */
export function createCallBudget({ callsPerHour, now }: OneLoginSettings): CallBudget {
  let left = callsPerHour ?? 0;
  let endsAt = now().getTime() + hourMillis;
  const state = (): Readonly<Record<string, number>> => ({
    'X-RateLimit-Limit': callsPerHour ?? 5000,
    'X-RateLimit-Remaining': callsPerHour === undefined ? 5000 : left,
    'X-RateLimit-Reset': Math.ceil((endsAt - now().getTime()) / 1000),
  });
  const headers = (): Readonly<Record<string, string>> =>
    callsPerHour === undefined
      ? {}
      : Object.fromEntries(Object.entries(state()).map(([name, value]) => [name, String(value)]));
  return {
    spend: () => {
      if (callsPerHour === undefined) return;
      if (now().getTime() >= endsAt) [left, endsAt] = [callsPerHour, now().getTime() + hourMillis];
      if (left === 0) throw refusalV2(429, 'TooManyRequestsError', 'Rate limit exceeded', headers());
      left -= 1;
    },
    leave: (calls) => {
      left = calls;
    },
    headers,
    state,
  };
}
