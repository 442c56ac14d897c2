import type { getPush } from '#contract/pushes.ts';
import type { TargetKind } from '#contract/targets.ts';
import type { ResponseOf } from '../../../api/call.ts';

/** What every part of a push's page is given. */
export interface PushProps {
  readonly push: ResponseOf<typeof getPush>;
  /** Absent while it is not known yet. */
  readonly kind: TargetKind | undefined;
}
