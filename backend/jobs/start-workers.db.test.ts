import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openJobBoard, type JobBoard } from './job-board.ts';
import type { JobContext, JobHandlers } from './queues.ts';
import { startWorkers, type Workers } from './start-workers.ts';

const log = { info: () => undefined, warn: () => undefined };

let there: TestDatabase;
let boards: JobBoard[];
let working: Workers[];
/** Jobs that no worker could finish. */
let given: object[];

beforeEach(async () => {
  given = [];
  there = await createTestDatabase();
  boards = [];
  working = [];
});
afterEach(async () => {
  for (const workers of working) await workers.stop();
  for (const board of boards) await board.close();
  await there.close();
});

async function openBoard(works = true): Promise<JobBoard> {
  const board = await openJobBoard({ databaseUrl: there.url, works, log });
  boards.push(board);
  return board;
}

type RunHandler = (runId: string, context: JobContext) => Promise<void>;

async function work(run: RunHandler, { alone = false } = {}): Promise<Workers> {
  const nothing = () => Promise.resolve();
  const handlers: JobHandlers = {
    abandoned: (job) => Promise.resolve(void given.push(job)),
    run: ({ runId }, context) => run(runId, context),
    push: nothing,
    pictures: nothing,
    atlassianIssue: nothing,
    forgeEvent: nothing,
    schedules: nothing,
    accountReports: nothing,
    sweep: nothing,
  };
  const workers = await startWorkers({ board: await openBoard(), handlers, alone, log });
  working.push(workers);
  return workers;
}

function send(board: JobBoard, runId: string): Promise<void> {
  return there.database.$transaction((transaction) => board.queue.sendRun(transaction, runId));
}

describe('a job', () => {
  test('that any process has sent is done by a worker', async () => {
    const done: string[] = [];
    await work((runId) => Promise.resolve(void done.push(runId)));
    const runId = randomUUID();

    await send(await openBoard(false), runId);

    await expect.poll(() => done, { timeout: 15_000 }).toEqual([runId]);
  });

  test('is not there when the transaction that sends it fails', async () => {
    const board = await openBoard();
    const failing = there.database.$transaction(async (transaction) => {
      await board.queue.sendRun(transaction, randomUUID());
      throw new Error('The run could not be written.');
    });

    await expect(failing).rejects.toThrow('could not be written');
    expect(await board.boss.findJobs('run')).toEqual([]);
  });

  test('that fails is tried again', async () => {
    const tries: boolean[] = [];
    await work((_, { lastTry }) => {
      tries.push(lastTry);
      return tries.length < 2 ? Promise.reject(new Error('a passing fault')) : Promise.resolve();
    });

    await send(await openBoard(false), randomUUID());

    await expect.poll(() => tries, { timeout: 20_000 }).toEqual([false, false]);
  });

  test('that its worker lets go of when it stops goes to another worker', async () => {
    let begun = false;
    const first = await work(async (_, { stopping }) => {
      begun = true;
      await new Promise((_resolve, reject) => {
        stopping.addEventListener('abort', () => reject(new Error('let go')));
      });
    });
    await send(await openBoard(false), randomUUID());
    await expect.poll(() => begun, { timeout: 15_000 }).toBe(true);
    const done: string[] = [];
    await work((runId) => Promise.resolve(void done.push(runId)));

    await first.stop();

    await expect.poll(() => done.length, { timeout: 20_000 }).toBe(1);
  });

  test('whose last worker has died is told as abandoned', async () => {
    const board = await openBoard();
    const runId = randomUUID();
    await send(board, runId);
    const [job] = await board.boss.fetch('run');
    const table = '"pgboss"."job"';
    await there.database.$executeRawUnsafe(`update ${table} set retry_limit = 0 where id = $1::uuid`, job?.id ?? '');
    await work(() => Promise.resolve(), { alone: true });

    await expect.poll(() => given, { timeout: 20_000 }).toEqual([{ runId }]);
  });

  test('that a crash has left behind is begun at once by a process that works alone', async () => {
    const board = await openBoard();
    await send(board, randomUUID());
    await board.boss.fetch('run');
    const done: string[] = [];

    await work((runId) => Promise.resolve(void done.push(runId)), { alone: true });

    await expect.poll(() => done.length, { timeout: 8_000 }).toBe(1);
  });
});
