import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import { AppError } from '../../errors/app-error.ts';

/** Something that moves until it is over. */
export interface EventStream<Thing> {
  readonly event: string;
  /** As it is now. Throws `not-found` for one that is not there. */
  readonly read: () => Promise<Thing>;
  readonly isOver: (thing: Thing) => boolean;
  /** Calls `listener` whenever it has moved. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Ends the stream, because this process stops. */
  readonly stopping: AbortSignal;
}

/** Proxies close connections on which nothing is heard. */
const heartbeatMs = 15_000;
/** However fast it moves, people see no more than this. */
const leastPauseMs = 200;

/** Server-sent events: the thing now, and again whenever it has moved, until it is over or nobody listens. */
export async function streamEvents<Thing>(stream: EventStream<Thing>, response: Response): Promise<void> {
  const closed = new AbortController();
  response.on('close', () => closed.abort());
  const over = AbortSignal.any([closed.signal, stream.stopping]);
  const moves = createMoves(over);
  const unsubscribe = stream.subscribe(moves.note);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  const send = (thing: Thing): void => {
    response.write(`event: ${stream.event}\ndata: ${JSON.stringify(thing)}\n\n`);
  };
  try {
    let thing = await stream.read();
    openStream(response);
    send(thing);
    while (!stream.isOver(thing) && (await moves.next())) {
      const moved = await stream.read().catch(noneLeft);
      if (moved === undefined) break;
      thing = moved;
      send(thing);
      await pause(leastPauseMs, undefined, { signal: over }).catch(() => undefined);
    }
    response.end();
  } finally {
    clearInterval(heartbeat);
    unsubscribe();
  }
}

/** What leaves no trace at its end (a push that found nothing to do) is over as well. */
function noneLeft(error: unknown): undefined {
  if (!(error instanceof AppError && error.code === 'not-found')) throw error;
}

function openStream(response: Response): void {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // nginx holds answers back otherwise.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
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
