import type { Transaction } from '../../database/client.ts';
import { clearStaging } from '../../flow/directory/staging-store.ts';
import { ConnectorError } from '../../errors/connector-error.ts';
import type { RunState } from '../runs/run-state.ts';
import { moveRun, type RunPatch, type RunProblem } from '../runs/run-store.ts';
import type { SyncParts } from '../sync-parts.ts';

type Ending = RunPatch & { readonly status: 'succeeded' | 'failed' | 'cancelled' | 'discarded' };

/** The end of a run, however it came: its lines stay as history, what it staged goes. */
export async function endRun(
  transaction: Transaction,
  { clock }: Pick<SyncParts, 'clock'>,
  run: RunState,
  ending: Ending,
): Promise<RunState> {
  await clearStaging(transaction, run.id);
  return moveRun(transaction, run, { ...ending, finishedAt: clock.now(), waitingUntil: null });
}

export function finishRun(parts: SyncParts, run: RunState, ending: Ending): Promise<RunState> {
  return parts.database.$transaction((transaction) => endRun(transaction, parts, run, ending));
}

/** What an admin is told about a run that failed. */
export function problemOf(error: unknown): RunProblem {
  if (error instanceof ConnectorError) {
    const { reason, message, setting } = error.failure;
    return { reason, message, ...(setting !== undefined && { setting }) };
  }
  return {
    reason: 'internal',
    message: 'Roster could not finish this run because of a fault of its own. The log of the worker says more.',
  };
}
