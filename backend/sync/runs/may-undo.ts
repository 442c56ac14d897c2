import type { Run } from '#contract/runs.ts';
import type { RunState } from './run-state.ts';
import { isWorking } from './run-state.ts';

/** Whether a run can be undone; if not, why. `undoneBy`: the run that has done so already. */
export function mayUndo(
  run: Pick<RunState, 'type' | 'status' | 'appliedAt' | 'undoes'>,
  undoneBy: string | undefined,
): Run['undo'] {
  if (run.type === 'preview') return refuse('A preview changes nothing, so there is nothing to undo.');
  if (isWorking(run.status)) return refuse('The run is still under way. Cancel it, or wait for its end.');
  if (undoneBy !== undefined) return refuse('The run has been undone already.');
  if (run.undoes !== null)
    return refuse('This run undid another one. Start a full run to bring the provider’s values back.');
  if (run.appliedAt === null) return refuse('The run changed nothing, so there is nothing to undo.');
  return { possible: true };
}

function refuse(because: string): Run['undo'] {
  return { possible: false, because };
}
