import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import { finalStatuses, type Run } from '#contract/runs.ts';
import type { Sync } from '../../sync/sync.ts';

export interface RunStream {
  readonly sync: Pick<Sync, 'getRun' | 'subscribeToRun'>;
  readonly siteId: string;
  readonly runId: string;
  /** Ends the stream, because this process stops. */
  readonly stopping: AbortSignal;
}

/** Proxies close connections on which nothing is heard. */
const heartbeatMs = 15_000;
/** However fast a run moves, people see no more than this. */
const leastPauseMs = 200;

/** Server-sent events: the run now, and again whenever it has moved, until it is final or nobody listens. */
export async function streamRun({ sync, siteId, runId, stopping }: RunStream, response: Response): Promise<void> {
  const closed = new AbortController();
  response.on('close', () => closed.abort());
  const over = AbortSignal.any([closed.signal, stopping]);
  const moves = createMoves(over);
  const unsubscribe = sync.subscribeToRun(runId, moves.note);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  try {
    let run = await sync.getRun(siteId, runId);
    openStream(response);
    send(response, run);
    while (!finalStatuses.includes(run.status) && (await moves.next())) {
      run = await sync.getRun(siteId, runId);
      send(response, run);
      await pause(leastPauseMs, undefined, { signal: over }).catch(() => undefined);
    }
    response.end();
  } finally {
    clearInterval(heartbeat);
    unsubscribe();
  }
}

function openStream(response: Response): void {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // nginx holds answers back otherwise.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
}

function send(response: Response, run: Run): void {
  response.write(`event: run\ndata: ${JSON.stringify(run)}\n\n`);
}

/** Moves that nobody has looked at yet; several are one. */
function createMoves(over: AbortSignal) {
  let hasMoved = false;
  let wake = (): void => undefined;
  over.addEventListener('abort', () => wake(), { once: true });
  return {
    note: () => {
      hasMoved = true;
      wake();
    },
    /** Waits for a move. False: it is over. */
    next: async (): Promise<boolean> => {
      if (!hasMoved && !over.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      hasMoved = false;
      return !over.aborted;
    },
  };
}
