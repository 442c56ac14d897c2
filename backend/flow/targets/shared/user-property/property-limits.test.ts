import { describe, expect, it } from 'vitest';
import { siteThrottle, readRateLimit } from './property-limits.ts';

const now = new Date('2026-11-22T21:40:00Z');
const answer = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  header: (name: string) => headers[name],
  body: new Uint8Array(),
});
const limited = (reason: string, headers: Readonly<Record<string, string>> = {}) =>
  readRateLimit(answer(429, { 'ratelimit-reason': reason, ...headers }), now);

describe('a rate limit', () => {
  it.each([
    ['jira-burst-based', 'burst'],
    ['jira-per-issue-on-write', 'per-issue'],
    ['something new', 'unnamed'],
  ])('of the reason %s is waited for as long as it says', (reason, kind) => {
    const reset = { 'x-ratelimit-reset': '2026-11-22T22:00Z' };
    expect(limited(reason, { 'retry-after': '7', ...reset })).toEqual({ kind, seconds: 7 });
  });

  it.each(['jira-quota-global-based', 'jira-quota-tenant-based', 'confluence-quota-tenant-based'])(
    'of the reason %s lasts until its reset',
    (reason) => {
      const headers = { 'retry-after': '7', 'x-ratelimit-reset': '2026-11-22T22:00Z' };
      expect(limited(reason, headers)).toEqual({ kind: 'quota', seconds: 1200 });
      expect(limited(reason, { 'retry-after': '1800' })).toEqual({ kind: 'quota', seconds: 1800 });
      expect(limited(reason)).toEqual({ kind: 'quota', seconds: 1200 });
    },
  );

  it('without Retry-After is over at its reset, by the clock of the site', () => {
    const headers = { 'x-ratelimit-reset': '2026-11-22T22:00Z', date: 'Sun, 22 Nov 2026 21:59:30 GMT' };
    expect(readRateLimit(answer(429, headers), now)).toEqual({ kind: 'unnamed', seconds: 30 });
    expect(readRateLimit(answer(429), now)).toEqual({ kind: 'unnamed', seconds: undefined });
  });

  it('is no other answer, whatever headers announce', () => {
    const informational = { 'beta-ratelimit-reason': 'jira-burst-based', 'x-ratelimit-nearlimit': 'true' };
    expect(readRateLimit(answer(200, informational), now)).toBeUndefined();
    expect(readRateLimit(answer(503), now)).toBeUndefined();
    expect(readRateLimit(answer(503, { 'retry-after': '5' }), now)).toEqual({ kind: 'unnamed', seconds: 5 });
    expect(limited('', { 'beta-ratelimit-reason': 'jira-quota-tenant-based' })?.kind).toBe('unnamed');
  });
});

describe('siteThrottle', () => {
  const headers = { 'retry-after': '10' };

  it('spreads those who come back after a burst, none of them too early', () => {
    const burst = answer(429, { ...headers, 'ratelimit-reason': 'jira-burst-based' });
    expect([0, 0.5, 1].map((random) => siteThrottle(() => random)(burst, now)?.seconds)).toEqual([10, 10.25, 10.5]);
    expect(siteThrottle(() => 1)(answer(429, headers), now)?.seconds).toBe(10);
    expect(siteThrottle()(answer(404, headers), now)).toBeUndefined();
  });
});
