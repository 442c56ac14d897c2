import { batchSize } from '../entra-client.ts';

export interface QueuedPart<Job> {
  readonly job: Job;
  /** Counts from 1. */
  readonly attempt: number;
}

/** What is still to be asked: jobs not begun, and parts that follow from answers. */
export interface PartQueue<Job> {
  add(part: QueuedPart<Job>): void;
  /** The next batch; empty when nothing is left for now. */
  take(): readonly QueuedPart<Job>[];
}

export function createPartQueue<Job>(jobs: Iterable<Job>): PartQueue<Job> {
  const notBegun = jobs[Symbol.iterator]();
  let following: QueuedPart<Job>[] = [];
  return {
    add: (part) => {
      following.push(part);
    },
    take: () => {
      // What follows goes first as soon as it fills a batch, so that it never piles up.
      const batch: QueuedPart<Job>[] = [];
      while (following.length < batchSize && batch.length < batchSize) {
        const next = notBegun.next();
        if (next.done === true) break;
        batch.push({ job: next.value, attempt: 1 });
      }
      const room = batchSize - batch.length;
      batch.push(...following.slice(0, room));
      following = following.slice(room);
      return batch;
    },
  };
}
