import Lozenge from '@atlaskit/lozenge/lozenge';
import type { RunStatus } from '#contract/runs.ts';
import { runStatusLabels } from '../texts/words.ts';

type Appearance = NonNullable<Parameters<typeof Lozenge>[0]['appearance']>;

const appearances: Readonly<Record<RunStatus, Appearance>> = {
  queued: 'default',
  reading: 'inprogress',
  planning: 'inprogress',
  held: 'moved',
  applying: 'inprogress',
  pictures: 'inprogress',
  pushing: 'inprogress',
  succeeded: 'success',
  failed: 'removed',
  cancelled: 'default',
  discarded: 'default',
};

/** Where a run stands, or how it ended. */
export function RunStatusLozenge({ status }: { readonly status: RunStatus }) {
  return <Lozenge appearance={appearances[status]}>{runStatusLabels[status]}</Lozenge>;
}
