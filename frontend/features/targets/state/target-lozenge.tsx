import Lozenge from '@atlaskit/lozenge/lozenge';
import type { TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { targetState, type TargetState } from './target-state.ts';

const appearances = {
  off: 'default',
  paused: 'moved',
  pushing: 'inprogress',
  failed: 'removed',
  attention: 'moved',
  never: 'new',
  ok: 'success',
} as const satisfies Record<TargetState, string>;

export function TargetLozenge({ target }: { readonly target: TargetView }) {
  const state = targetState(target, new Date());
  return <Lozenge appearance={appearances[state]}>{targetsTexts.states[state]}</Lozenge>;
}
