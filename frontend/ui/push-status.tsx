import Lozenge from '@atlaskit/lozenge/lozenge';
import type { PushStatus } from '#contract/pushes.ts';
import type { TargetPersonStatus } from '#contract/targets.ts';
import { pushStatusLabels, targetPersonLabels } from '../texts/words.ts';

type Appearance = NonNullable<Parameters<typeof Lozenge>[0]['appearance']>;

const ofPush: Readonly<Record<PushStatus, Appearance>> = {
  queued: 'default',
  working: 'inprogress',
  succeeded: 'success',
  failed: 'removed',
  cancelled: 'default',
};

/** Where a push stands, or how it ended. */
export function PushStatusLozenge({ status }: { readonly status: PushStatus }) {
  return <Lozenge appearance={ofPush[status]}>{pushStatusLabels[status]}</Lozenge>;
}

const ofPerson: Readonly<Record<TargetPersonStatus, Appearance>> = {
  applied: 'success',
  pending: 'inprogress',
  refused: 'moved',
  failed: 'removed',
  drifted: 'moved',
};

/** How a person stands at a target. */
export function TargetPersonLozenge({ status }: { readonly status: TargetPersonStatus }) {
  return (
    <Lozenge appearance={ofPerson[status]} maxWidth="100%">
      {targetPersonLabels[status]}
    </Lozenge>
  );
}
