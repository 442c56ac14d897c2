import type { Database } from '../../database/client.ts';
import type { RunState } from '../runs/run-state.ts';
import { watchWork, type WorkWatch } from './watch-work.ts';

/** Looks every second whether the run is still to go on. */
export function watchRun(database: Database, run: RunState, stopping: AbortSignal): WorkWatch {
  const look = () =>
    database.run.findUnique({ where: { id: run.id }, select: { attempt: true, cancelRequested: true } });
  return watchWork({ name: 'run', ...run }, look, stopping);
}
