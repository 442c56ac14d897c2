import type { Clock } from './clock.ts';

/** Keeps all requests of a session away from an origin that asked for a pause. */
export interface HoldOff {
  /** Prolongs the pause, never shortens it. */
  hold(origin: string, seconds: number): void;
  awaitTurn(origin: string, signal: AbortSignal): Promise<void>;
}

export function createHoldOff(clock: Clock): HoldOff {
  const heldUntil = new Map<string, number>();
  return {
    hold: (origin, seconds) => {
      heldUntil.set(origin, Math.max(heldUntil.get(origin) ?? 0, clock.now().getTime() + seconds * 1000));
    },
    awaitTurn: async (origin, signal) => {
      // Others may prolong the pause while this one sleeps.
      for (let slept = 0, until = heldUntil.get(origin) ?? 0; until > slept; until = heldUntil.get(origin) ?? 0) {
        slept = until;
        const seconds = (until - clock.now().getTime()) / 1000;
        if (seconds > 0) await clock.sleep(seconds, signal);
      }
    },
  };
}
