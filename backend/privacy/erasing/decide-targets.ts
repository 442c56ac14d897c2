import type { RemovalAction } from '../../flow/targets/target.ts';
import type { HeldAtTarget } from './erase-targets-store.ts';

export interface TargetDecision {
  readonly targetId: string;
  readonly name: string;
  /** `nothing`: nothing was written there. `left`: what was written stays. */
  readonly does: 'clear' | 'deactivate' | 'left' | 'nothing';
}

/** What becomes of what Roster wrote at a target: as its setting says, or cleared, if the admin wants that and it can be. */
export function decideTarget(
  held: HeldAtTarget,
  clearAll: boolean,
  removals: readonly RemovalAction[],
): TargetDecision {
  const { targetId, name, removal, remoteId, isWritten } = held;
  const decide = (does: TargetDecision['does']): TargetDecision => ({ targetId, name, does });
  if (remoteId === null || !isWritten) return decide('nothing');
  if (removal === 'clear' || removal === 'deactivate') return decide(removal);
  return decide(clearAll && removals.includes('clear') ? 'clear' : 'left');
}
