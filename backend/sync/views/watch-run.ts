import type { Database } from '../../database/client.ts';
import type { RunState } from '../runs/run-state.ts';

export interface RunWatch extends Disposable {
  /** Aborted when the run is cancelled, ended or taken over, or when the worker stops. */
  readonly signal: AbortSignal;
  readonly cancelled: boolean;
}

const lookEveryMs = 1000;

/** Looks every second whether the run is still to go on: steps wait long for providers, and are to be stopped in between. */
export function watchRun(
  database: Database,
  { id, attempt, cancelRequested }: RunState,
  stopping: AbortSignal,
): RunWatch {
  const own = new AbortController();
  let cancelled = false;
  const cancel = (): void => {
    cancelled = true;
    own.abort(new Error('The run is cancelled.'));
  };
  const look = async (): Promise<void> => {
    const row = await database.run.findUnique({ where: { id }, select: { attempt: true, cancelRequested: true } });
    if (row?.cancelRequested === true) cancel();
    else if (row?.attempt !== attempt) own.abort(new Error('The run is another worker’s.'));
  };
  if (cancelRequested) cancel();
  // A look that fails says nothing of the run; the step itself meets the database soon enough.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  return {
    signal: AbortSignal.any([own.signal, stopping]),
    get cancelled() {
      return cancelled;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
