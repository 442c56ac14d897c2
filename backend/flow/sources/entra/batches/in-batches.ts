import type { GraphAnswer } from '../entra-answer.ts';
import { batchesAtOnce, type EntraClient } from '../entra-client.ts';
import type { GraphTask } from '../entra-failure.ts';
import { createPartQueue, type QueuedPart } from './part-queue.ts';
import { planPart } from './plan-part.ts';

/** Many small requests that go in batches; what one of them brings may ask for another. */
export interface BatchWork<Job, Result> {
  readonly task: GraphTask;
  path(job: Job): string;
  settle(job: Job, answer: GraphAnswer): Settled<Job, Result>;
}

export type Settled<Job, Result> = { readonly result: Result } | { readonly next: Job };

export interface BatchMeans {
  readonly client: EntraClient;
  readonly now: () => Date;
}

/**
 * Keeps as many batches under way as Graph allows, while the caller takes its time with results, which come in any
 * order. Parts that were throttled go again, after the longest wait that one of them asked for. No more than the
 * batches under way is ever held.
 */
export async function* inBatches<Job, Result>(
  jobs: Iterable<Job>,
  work: BatchWork<Job, Result>,
  means: BatchMeans,
  signal: AbortSignal,
): AsyncGenerator<readonly Result[]> {
  const stop = new AbortController();
  const eitherSignal = AbortSignal.any([signal, stop.signal]);
  const queue = createPartQueue(jobs);
  const takeIn = createIntake(queue, work, means);
  const underWay = new Set<Promise<() => readonly Result[]>>();

  const send = (batch: readonly QueuedPart<Job>[]): void => {
    const paths = batch.map(({ job }) => work.path(job));
    const arrival = means.client.batch(paths, work.task, eitherSignal).then((answers) => () => {
      underWay.delete(arrival);
      return takeIn(batch, answers);
    });
    underWay.add(arrival);
  };
  const fill = (): void => {
    while (underWay.size < batchesAtOnce) {
      const batch = queue.take();
      if (batch.length === 0) return;
      send(batch);
    }
  };

  try {
    fill();
    while (underWay.size > 0) {
      const arrived = await Promise.race(underWay);
      const results = arrived();
      fill();
      yield results;
      signal.throwIfAborted();
    }
  } finally {
    stop.abort();
    await Promise.allSettled(underWay);
  }
}

/** Sorts the answers of a batch into results and what has to be asked (again). */
function createIntake<Job, Result>(
  queue: { add(part: QueuedPart<Job>): void },
  work: BatchWork<Job, Result>,
  { client, now }: BatchMeans,
): (batch: readonly QueuedPart<Job>[], answers: readonly GraphAnswer[]) => readonly Result[] {
  let lastProgress = now().getTime();
  return (batch, answers) => {
    const stalledSeconds = (now().getTime() - lastProgress) / 1000;
    const results: Result[] = [];
    const waits: number[] = [];
    for (const [index, { job, attempt }] of batch.entries()) {
      const answer = answers[index] ?? { status: 504, body: undefined };
      const plan = planPart({ answer, attempt, stalledSeconds });
      if (plan !== 'stands') {
        waits.push(plan);
        queue.add({ job, attempt: attempt + 1 });
        continue;
      }
      const settled = work.settle(job, answer);
      if ('result' in settled) results.push(settled.result);
      else queue.add({ job: settled.next, attempt: 1 });
    }
    if (waits.length > 0) client.holdOff(Math.max(...waits));
    if (waits.length < batch.length) lastProgress = now().getTime();
    return results;
  };
}
