import { renderPictures } from '../sync/render-pictures.ts';
import { failRun, runSync } from '../sync/run-sync.ts';
import { startDueRuns } from '../sync/start-due-runs.ts';
import { sweep } from '../sync/sweep.ts';
import type { SyncParts } from '../sync/sync-parts.ts';
import type { JobHandlers } from './queues.ts';

/** What is done with the jobs of each queue. */
export function createJobHandlers(parts: SyncParts): JobHandlers {
  return {
    run: async ({ runId }, { stopping, lastTry }) => {
      try {
        await runSync(parts, runId, stopping);
      } catch (error) {
        if (stopping.aborted || !lastTry) throw error;
        await failRun(parts, runId, error);
        throw error;
      }
    },
    pictures: (batch) => renderPictures(parts, batch),
    schedules: () => startDueRuns(parts),
    sweep: () => sweep(parts),
  };
}
