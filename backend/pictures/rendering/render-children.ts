import { Tinypool } from 'tinypool';
import type { RenderOutcome, RenderRequest } from './render-worker.ts';

export interface RenderChildrenOptions {
  readonly processes: number;
  /** For all pictures of a call together. */
  readonly maxSeconds: number;
  readonly workerFile: URL;
}

export interface RenderChildren {
  /** One child renders them all. At most `processes` calls at a time: what waits in the pool spends its seconds waiting. */
  render(requests: readonly RenderRequest[]): Promise<readonly RenderOutcome[] | 'child-lost' | 'too-slow'>;
  close(): Promise<void>;
}

const idleSeconds = 60;

/** Processes start when they are needed and end after a minute without work. */
export function openRenderChildren({ processes, maxSeconds, workerFile }: RenderChildrenOptions): RenderChildren {
  const pool = openPool(processes, workerFile);
  let started: Promise<void> | undefined;
  return {
    render: async (requests) => {
      started ??= proveStart(pool).catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      await started;
      const tooSlow = AbortSignal.timeout(maxSeconds * 1000);
      try {
        return (await pool.run(requests, { signal: tooSlow })) as RenderOutcome[];
      } catch (error) {
        if (tooSlow.aborted) return 'too-slow';
        // What the worker throws arrives as a plain object; errors are the pool's own, and say that the process is gone.
        if (error instanceof Error) return 'child-lost';
        throw new Error('Pictures could not be rendered.', { cause: error });
      }
    },
    close: () => pool.destroy(),
  };
}

function openPool(processes: number, workerFile: URL): Tinypool {
  const pool = new Tinypool({
    filename: workerFile.href,
    name: 'renderRequests',
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
    await pool.run([], { signal: died.signal });
  } catch (cause) {
    throw new Error('Pictures cannot be rendered: the child process does not start.', { cause });
  } finally {
    pool.off('error', abort);
  }
}
