import type { Clock } from '../http/clock.ts';

export interface FakeClock extends Clock {
  /** What was slept so far, in seconds. */
  readonly slept: readonly number[];
}

/** A clock that moves only by sleeping, at once. */
export function createFakeClock(start = '2026-11-21T10:00:00Z'): FakeClock {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    sleep: (seconds, signal) => {
      signal.throwIfAborted();
      slept.push(seconds);
      now += seconds * 1000;
      return Promise.resolve();
    },
  };
}
