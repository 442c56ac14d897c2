import type { TargetView } from '#contract/targets.ts';

export type TargetState = 'off' | 'paused' | 'pushing' | 'failed' | 'attention' | 'never' | 'ok';

type Activity = Pick<TargetView, 'enabled' | 'pausedUntil' | 'states' | 'activePush' | 'lastPush'>;

/** A target in one word: what an admin has to look at goes before what is merely so. */
export function targetState(target: Activity, now: Date): TargetState {
  const { enabled, activePush, lastPush, states } = target;
  if (activePush?.waitingUntil === null) return 'pushing';
  if (!enabled) return 'off';
  if (isPaused(target, now)) return 'paused';
  if (activePush) return 'pushing';
  if (lastPush?.status === 'failed') return 'failed';
  if (states.failed + states.refused + states.drifted > 0) return 'attention';
  return lastPush === null || isOnlyLooked(target) ? 'never' : 'ok';
}

export function isPaused({ pausedUntil }: Pick<TargetView, 'pausedUntil'>, now: Date): boolean {
  return pausedUntil !== null && new Date(pausedUntil) > now;
}

/** A dry run, and nobody was ever written. */
function isOnlyLooked({ lastPush, states }: Activity): boolean {
  return lastPush?.type === 'dryRun' && states.applied === 0;
}
