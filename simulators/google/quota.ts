import { GoogleRefusal, refusals } from './google-refusals.ts';

/** Counts queries of the present minute: https://developers.google.com/workspace/admin/directory/v1/limits */
export interface Quota {
  /** Throws what Google answers to one query too many. */
  charge(): void;
}

export function createQuota(queriesPerMinute: number | undefined, now: () => Date): Quota {
  let minute = -1;
  let used = 0;
  return {
    charge: () => {
      if (queriesPerMinute === undefined) return;
      const present = Math.floor(now().getTime() / 60_000);
      if (present !== minute) [minute, used] = [present, 0];
      used += 1;
      if (used > queriesPerMinute) throw new GoogleRefusal(refusals.userRateLimitExceeded());
    },
  };
}
