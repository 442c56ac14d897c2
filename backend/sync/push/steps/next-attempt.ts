import type { ConnectorFailure } from '../../../errors/connector-error.ts';

const minutes = 60;
const hours = 60 * minutes;

/** After the first failure, the second, and so on; the last from then on. */
const waitsSeconds = [minutes, 5 * minutes, 30 * minutes, 2 * hours, 6 * hours, 24 * hours] as const;

/** When a person whom the target failed at is tried again without anybody asking. */
export function nextAttempt(attempts: number, { retryAfterSeconds = 0 }: ConnectorFailure, now: Date): Date {
  const wait = waitsSeconds[Math.min(attempts, waitsSeconds.length) - 1] ?? minutes;
  return later(now, Math.max(wait, retryAfterSeconds));
}

/** What the target refuses it goes on refusing until somebody changes something: once a day is often enough to notice. */
export function refusedAgainAt(now: Date): Date {
  return later(now, 24 * hours);
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
