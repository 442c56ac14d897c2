import { Tinypool } from 'tinypool';
import type { RenderedPicture } from './render-picture.ts';
import type { RenderRequest } from './render-worker.ts';
import { unusablePicture, type UnusablePicture } from '../unusable-picture.ts';

export type RenderOutcome = RenderedPicture | UnusablePicture;

export interface RenderChildrenOptions {
  readonly processes: number;
  readonly maxSecondsPerPicture: number;
  readonly workerFile: URL;
}

export interface RenderChildren {
  /** At most `processes` calls at a time: whatever waits in the pool spends its seconds waiting. */
  render(request: RenderRequest): Promise<RenderOutcome | 'child-lost'>;
  close(): Promise<void>;
}

const idleSeconds = 60;

/** Processes start when they are needed and end after a minute without work. */
export function openRenderChildren({
  processes,
  maxSecondsPerPicture,
  workerFile,
}: RenderChildrenOptions): RenderChildren {
  const pool = openPool(processes, workerFile);
  let started: Promise<void> | undefined;
  return {
    render: async (request) => {
      started ??= proveStart(pool).catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      await started;
      const tooSlow = AbortSignal.timeout(maxSecondsPerPicture * 1000);
      try {
        return (await pool.run(request, { signal: tooSlow })) as RenderOutcome;
      } catch (error) {
        if (tooSlow.aborted) return unusablePicture('too-slow');
        // What the worker throws arrives as a plain object; errors are the pool's own, and say that the process is gone.
        if (error instanceof Error) return 'child-lost';
        throw new Error('A picture could not be rendered.', { cause: error });
      }
    },
    close: () => pool.destroy(),
  };
}

function openPool(processes: number, workerFile: URL): Tinypool {
  const pool = new Tinypool({
    filename: workerFile.href,
    name: 'renderRequest',
    runtime: 'child_process',
    serialization: 'advanced',
    execArgv: [],
    minThreads: 0,
    maxThreads: processes,
    idleTimeout: idleSeconds * 1000,
  });
  // A process that dies without work has taken nothing with it, and the next picture starts another.
  pool.on('error', () => undefined);
  return pool;
}

/** A child that cannot even load the renderer says nothing about pictures, so it must not become an outcome of one. */
async function proveStart(pool: Tinypool): Promise<void> {
  const died = new AbortController();
  const abort = (cause: unknown): void => {
    died.abort(cause);
  };
  pool.once('error', abort);
  try {
    const nothing: RenderRequest = { bytes: new Uint8Array(), crop: 'centre', sizes: [] };
    await pool.run(nothing, { signal: died.signal });
  } catch (cause) {
    throw new Error('Pictures cannot be rendered: the child process does not start.', { cause });
  } finally {
    pool.off('error', abort);
  }
}
