import { describe, expect, it } from 'vitest';
import { standardThrottle, throttleUntilReset } from './throttle.ts';

const now = new Date('2026-11-22T08:00:00Z');
const answer = (status: number, retryAfter?: string) => ({
  status,
  header: (name: string) => (name === 'retry-after' ? retryAfter : undefined),
  body: new Uint8Array(),
});

describe('standardThrottle', () => {
  it('takes 429 for a wish to wait, with or without a time', () => {
    expect(standardThrottle(answer(429, '2.128'), now)).toEqual({ seconds: 3 });
    expect(standardThrottle(answer(429), now)).toEqual({ seconds: undefined });
  });

  it('takes 503 for one only with a time', () => {
    expect(standardThrottle(answer(503, 'Sun, 22 Nov 2026 08:00:07 GMT'), now)).toEqual({ seconds: 7 });
    expect(standardThrottle(answer(503), now)).toBeUndefined();
  });

  it.each([[200], [403], [404], [500]])('lets status %i stand, whatever it says of waiting', (status) => {
    expect(standardThrottle(answer(status, '5'), now)).toBeUndefined();
  });
});

describe('throttleUntilReset', () => {
  const withHeaders = (status: number, headers: Readonly<Record<string, string>>) => ({
    ...answer(status),
    header: (name: string) => headers[name],
  });

  it('waits until the time of day that is said', () => {
    const reset = { 'x-ratelimit-reset': '2026-11-22T08:00:41.200Z' };
    expect(throttleUntilReset(withHeaders(429, reset), now)).toEqual({ seconds: 42 });
    expect(throttleUntilReset(withHeaders(429, { 'x-ratelimit-reset': '2026-11-22T07:00:00Z' }), now)).toEqual({
      seconds: 0,
    });
  });

  it('goes by Retry-After first, and by neither where there is none', () => {
    const both = { 'retry-after': '5', 'x-ratelimit-reset': '2026-11-22T09:00:00Z' };
    expect(throttleUntilReset(withHeaders(429, both), now)).toEqual({ seconds: 5 });
    expect(throttleUntilReset(withHeaders(429, {}), now)).toEqual({ seconds: undefined });
    expect(throttleUntilReset(withHeaders(200, both), now)).toBeUndefined();
  });
});
