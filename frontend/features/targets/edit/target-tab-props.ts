import type { TargetKind, TargetView } from '#contract/targets.ts';

/** What every tab of a target is given. */
export interface TargetTabProps {
  readonly target: TargetView;
  /** Absent for a kind that this Roster does not know. */
  readonly kind: TargetKind | undefined;
}
