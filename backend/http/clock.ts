import { setTimeout as delay } from 'node:timers/promises';

/** Time as outbound calls see it; a test gives its own, so that none waits. */
export interface Clock {
  readonly now: () => Date;
  /** Rejects with the signal's reason as soon as it is aborted. */
  readonly sleep: (seconds: number, signal: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (seconds, signal) => {
    signal.throwIfAborted();
    try {
      await delay(seconds * 1000, undefined, { signal });
    } catch (error) {
      // Node rejects with an AbortError of its own; callers compare with the reason they gave.
      signal.throwIfAborted();
      throw error;
    }
  },
};
