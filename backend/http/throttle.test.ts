import { describe, expect, it } from 'vitest';
import { standardThrottle } from './throttle.ts';

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
