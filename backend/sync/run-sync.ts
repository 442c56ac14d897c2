import { ConnectorError } from '../errors/connector-error.ts';
import { applyChanges } from './steps/apply-step.ts';
import { finishRun, problemOf } from './steps/finish-step.ts';
import { bringPictures } from './steps/pictures-step.ts';
import { planChanges } from './steps/plan-step.ts';
import { beginReading, readPeople } from './steps/read-step.ts';
import { pushToTargets } from './push/life/push-after-run.ts';
import { openContext, type Step } from './runs/run-context.ts';
import { isWorking, type RunState, type WorkingStatus } from './runs/run-state.ts';
import { claimRun, findClaimedRun } from './runs/run-store.ts';
import type { SyncParts } from './sync-parts.ts';
import { watchRun } from './views/watch-run.ts';

/** What is done to a run in each status. A step ends by moving the run on, in one transaction with all that it wrote. */
const steps: Readonly<Record<WorkingStatus, Step>> = {
  queued: beginReading,
  reading: readPeople,
  planning: planChanges,
  applying: applyChanges,
  pictures: bringPictures,
  pushing: pushToTargets,
};

/**
 * Takes a run from where it stands to its end, or to where it waits for an admin. Called again after a crash, or by
 * another worker, it goes on where the last step was done. Rejects when the worker stops, and for faults of Roster's
 * own: then it is to be called again.
 */
export async function runSync(parts: SyncParts, runId: string, stopping: AbortSignal): Promise<void> {
  const run = await claimRun(parts.database, runId, parts.clock.now());
  if (!run) return;
  using watch = watchRun(parts.database, run, stopping);
  try {
    await takeSteps(parts, run, watch.signal);
  } catch (error) {
    const claimed = await findClaimedRun(parts.database, run);
    if (!claimed) return;
    if (watch.cancelled) await finishRun(parts, claimed, { status: 'cancelled' });
    else if (error instanceof ConnectorError) {
      await finishRun(parts, claimed, { status: 'failed', problem: problemOf(error) });
    } else throw error;
  }
}

async function takeSteps(parts: SyncParts, started: RunState, signal: AbortSignal): Promise<void> {
  const opened = await openContext(parts, started, signal);
  if (!opened.ok) {
    await finishRun(parts, started, { status: 'failed', problem: opened.problem });
    return;
  }
  let run = started;
  while (isWorking(run.status)) {
    signal.throwIfAborted();
    run = await steps[run.status](opened.context, run);
  }
}

/** For a run that failed again and again through a fault of Roster's own. */
export async function failRun(parts: SyncParts, runId: string, error: unknown): Promise<void> {
  const run = await claimRun(parts.database, runId, parts.clock.now());
  if (run) await finishRun(parts, run, { status: 'failed', problem: problemOf(error) });
}
