import type { TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';

const texts = targetsTexts.whyNot;

/** Why not even a dry run can be started at present, in a sentence; `undefined` when it can. */
export function whyNoDryRun({ activePush }: Pick<TargetView, 'activePush'>): string | undefined {
  return activePush === null ? undefined : texts.pushing;
}

/** Why nothing can be written at present. */
export function whyNoPush(target: Pick<TargetView, 'activePush' | 'enabled'>): string | undefined {
  return whyNoDryRun(target) ?? (target.enabled ? undefined : texts.off);
}
