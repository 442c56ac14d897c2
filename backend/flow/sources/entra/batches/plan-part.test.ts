import { describe, expect, it } from 'vitest';
import type { GraphAnswer } from '../entra-answer.ts';
import { planPart } from './plan-part.ts';

const plan = (answer: Partial<GraphAnswer>, attempt = 1, stalledSeconds = 0) =>
  planPart({ answer: { status: 429, body: undefined, ...answer }, attempt, stalledSeconds }, () => 0);

describe('planPart', () => {
  it.each([[200], [302], [400], [401], [403], [404], [413], [500]])('lets status %i stand', (status) => {
    expect(plan({ status })).toBe('stands');
  });

  it('waits as long as a throttled part asks, however often it was tried', () => {
    expect(plan({ retryAfterSeconds: 3 }, 500)).toBe(3);
  });

  it('backs off when a throttled part asks for nothing', () => {
    expect(plan({}, 1)).toBe(1);
    expect(plan({ retryAfterSeconds: 0 }, 3)).toBe(4);
  });

  it('gives up on a throttled part only when nothing at all got through for long', () => {
    expect(plan({ retryAfterSeconds: 10 }, 90, 880)).toBe(10);
    expect(plan({ retryAfterSeconds: 10 }, 91, 895)).toBe('stands');
  });

  it.each([[502], [503], [504]])('tries a part with status %i three times', (status) => {
    expect(plan({ status }, 1)).toBe(1);
    expect(plan({ status, retryAfterSeconds: 9 }, 2)).toBe(9);
    expect(plan({ status }, 3)).toBe('stands');
  });
});
