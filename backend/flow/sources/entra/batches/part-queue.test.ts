import { expect, it } from 'vitest';
import { createPartQueue } from './part-queue.ts';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const jobsOf = (batch: readonly { job: number }[]) => batch.map(({ job }) => job);

it('gives batches of twenty until nothing is left', () => {
  const queue = createPartQueue(numbers(45));
  expect([queue.take(), queue.take(), queue.take(), queue.take()].map(({ length }) => length)).toEqual([20, 20, 5, 0]);
});

it('puts what follows first as soon as it fills a batch, and fills up the last batch with it', () => {
  const queue = createPartQueue(numbers(45));
  queue.take();
  for (const job of numbers(22)) queue.add({ job: 100 + job, attempt: 2 });
  expect(jobsOf(queue.take())).toEqual(numbers(20).map((job) => 100 + job));
  expect(jobsOf(queue.take())).toEqual(numbers(20).map((job) => 20 + job));
  expect(jobsOf(queue.take())).toEqual([40, 41, 42, 43, 44, 120, 121]);
});

it('begins no more jobs than it hands out', () => {
  let begun = 0;
  function* jobs() {
    for (;;) yield begun++;
  }
  createPartQueue(jobs()).take();
  expect(begun).toBe(20);
});
