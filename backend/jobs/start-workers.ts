import type { JobWithMetadata } from 'pg-boss';
import { describeError } from '../logging.ts';
import type { SourceLog } from '../flow/sources/source.ts';
import type { JobBoard } from './job-board.ts';
import { queues, type JobHandlers, type QueueDefinition, type QueueName } from './queues.ts';

export interface Workers {
  /** Lets go of all jobs: what was under way is put back for another worker. */
  stop(): Promise<void>;
}

interface WorkersOptions {
  readonly board: JobBoard;
  readonly handlers: JobHandlers;
  /** No other process works on this database: whatever is still marked as being done was left behind by a crash. */
  readonly alone: boolean;
  readonly log: SourceLog;
}

/** Begins to work at the jobs of every queue. */
export async function startWorkers({ board, handlers, alone, log }: WorkersOptions): Promise<Workers> {
  const stopping = new AbortController();
  if (alone) await releaseLeftJobs(board);
  for (const name of queueNames()) {
    await workAt(board, queues[name], async (job) => {
      const payload = queues[name].payload.parse(job.data);
      const context = {
        stopping: stopping.signal,
        tries: job.retryCount + 1,
        lastTry: job.retryCount >= job.retryLimit,
      };
      log.info({ queue: name, jobId: job.id, try: context.tries }, 'A job is begun.');
      try {
        await callHandler(handlers, name, payload, context);
      } catch (error) {
        // Kept by the queue as well, but nobody looks there.
        if (!stopping.signal.aborted)
          log.warn({ queue: name, jobId: job.id, error: describeError(error) }, 'A job has failed.');
        throw error;
      }
    });
  }
  return {
    stop: async () => {
      stopping.abort(new Error('The worker stops.'));
      await Promise.all(queueNames().map((name) => board.boss.offWork(queues[name].name, { wait: true })));
    },
  };
}

function queueNames(): readonly QueueName[] {
  return Object.keys(queues).filter((name): name is QueueName => Object.hasOwn(queues, name));
}

/** The payload is of this queue, since its own schema has just parsed it: what the type system cannot follow by name. */
function callHandler(
  handlers: JobHandlers,
  name: QueueName,
  payload: unknown,
  context: Parameters<JobHandlers[QueueName]>[1],
): Promise<void> {
  const handler = handlers[name] as (payload: unknown, context: unknown) => Promise<void>;
  return handler(payload, context);
}

async function workAt(
  { boss }: JobBoard,
  queue: QueueDefinition,
  work: (job: JobWithMetadata) => Promise<void>,
): Promise<void> {
  if (queue.cron !== undefined) await boss.schedule(queue.name, queue.cron, {});
  const options = {
    includeMetadata: true,
    batchSize: queue.fetched ?? 1,
    burstWhenBatchFull: queue.fetched !== undefined,
    localConcurrency: queue.atOnce,
    // New jobs wake a worker; looking as well finds those that are to be tried again.
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 2,
  } as const;
  await boss.work<object, undefined, typeof options>(queue.name, options, async (jobs) => {
    for (const job of jobs) await work(job);
    return undefined;
  });
}

async function releaseLeftJobs({ boss }: JobBoard): Promise<void> {
  for (const { name } of [queues.run, queues.push, queues.pictures]) {
    const left = (await boss.findJobs(name)).filter(({ state }) => state === 'active');
    if (left.length > 0)
      await boss.fail(
        name,
        left.map(({ id }) => id),
        { because: 'Its worker is gone.' },
      );
  }
}
