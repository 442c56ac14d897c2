import type { HttpResponse } from '../../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../../http/retry-after.ts';
import type { ReadThrottle } from '../../../../http/throttle.ts';

/**
 * A site of Atlassian's says "later". Three limits are counted apart:
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export interface RateLimit {
  readonly kind: 'burst' | 'per-issue' | 'quota' | 'unnamed';
  /** Undefined: it did not say. */
  readonly seconds: number | undefined;
}

export function readRateLimit(response: HttpResponse, now: Date): RateLimit | undefined {
  const { status } = response;
  const retryAfter = retryAfterSeconds(response.header('retry-after'), now);
  if (status === 503 && retryAfter !== undefined) return { kind: 'unnamed', seconds: retryAfter };
  if (status !== 429) return undefined;
  const kind = kindOf(response.header('ratelimit-reason') ?? '');
  const reset = secondsUntil(response.header('x-ratelimit-reset'), response.header('date'), now);
  if (kind !== 'quota') return { kind, seconds: retryAfter ?? reset };
  // Coming back sooner, as `Retry-After` may say, only meets the next refusal.
  return { kind, seconds: Math.max(retryAfter ?? 0, reset ?? 0) || untilNextHour(now) };
}

/** Bursts are counted anew all at once: a little later is enough for those who were refused together not to come back together. */
const spreadSeconds = 0.5;

export function siteThrottle(random: () => number = Math.random): ReadThrottle {
  return (response, now) => {
    const limit = readRateLimit(response, now);
    if (limit?.kind !== 'burst' || limit.seconds === undefined) return limit;
    return { seconds: limit.seconds + spreadSeconds * random() };
  };
}

/** E.g. `jira-burst-based`, `jira-per-issue-on-write`, `confluence-quota-tenant-based`. */
function kindOf(reason: string): RateLimit['kind'] {
  if (reason.includes('-quota-')) return 'quota';
  if (reason.includes('-per-issue-')) return 'per-issue';
  return reason.includes('-burst-') ? 'burst' : 'unnamed';
}

/** An instant to the minute, e.g. `2026-10-04T22:00Z`, compared with the site's own clock where it tells it. */
function secondsUntil(reset: string | undefined, date: string | undefined, now: Date): number | undefined {
  const at = Date.parse(reset ?? '');
  if (Number.isNaN(at)) return undefined;
  const answeredAt = Date.parse(date ?? '');
  return Math.max(0, Math.ceil((at - (Number.isNaN(answeredAt) ? now.getTime() : answeredAt)) / 1000));
}

/** Quotas are renewed at the full hour, UTC. */
const untilNextHour = (now: Date): number => 3600 - (Math.floor(now.getTime() / 1000) % 3600);
