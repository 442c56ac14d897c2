import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { IssueWork } from '../atlassian/issues/issue-work.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openJobBoard, type JobBoard } from './job-board.ts';
import { startWorkers, type Workers } from './start-workers.ts';

const log = { info: () => undefined, warn: () => undefined };
const nothing = () => Promise.resolve();

let there: TestDatabase;
let board: JobBoard;
let workers: Workers;
const done: IssueWork[] = [];

beforeAll(async () => {
  there = await createTestDatabase();
  board = await openJobBoard({ databaseUrl: there.url, works: true, log });
  const handlers = {
    ...{ abandoned: nothing, run: nothing, push: nothing, pictures: nothing, forgeEvent: nothing },
    atlassianIssue: (work: IssueWork) => Promise.resolve(void done.push(work)),
    ...{ schedules: nothing, accountReports: nothing, sweep: nothing },
  };
  workers = await startWorkers({ board, handlers, alone: false, log });
});
afterAll(async () => {
  await workers.stop();
  await board.close();
  await there.close();
});
beforeEach(() => {
  done.splice(0);
});

const fill = (issueId: string) => ({ kind: 'fill', siteId: there.siteId, issueId }) as const;
const refresh = () => ({ kind: 'refresh', siteId: there.siteId, runId: randomUUID() }) as const;

test('work in issues comes to a worker as it was sent', async () => {
  await board.issues.send({ ...refresh(), after: there.siteId, written: 7, because: 'No.' });
  await expect.poll(() => done, { timeout: 15_000 }).toMatchObject([{ kind: 'refresh', written: 7, because: 'No.' }]);
});

test('work that is part of a transaction is there when that is done, and never when it is not', async () => {
  const failing = there.database.$transaction(async (transaction) => {
    await board.issues.send(refresh(), { transaction });
    throw new Error('The run did not end after all.');
  });
  await expect(failing).rejects.toThrow('did not end');
  const { runId } = await there.database.$transaction(async (transaction) => {
    const work = refresh();
    await board.issues.send(work, { transaction });
    return work;
  });
  await expect.poll(() => done, { timeout: 15_000 }).toMatchObject([{ kind: 'refresh', runId }]);
});

test('work that Jira puts off is not taken up before its time', async () => {
  const notBefore = new Date(Date.now() + 3_600_000);
  await board.issues.send({ ...fill('10001'), postponed: 1 }, { notBefore });
  await board.issues.send(fill('10002'));
  await expect.poll(() => done, { timeout: 15_000 }).toMatchObject([{ issueId: '10002' }]);
  const waiting = (await board.boss.findJobs('atlassian-issue')).filter(({ state }) => state === 'created');
  expect(waiting.map(({ startAfter }) => startAfter)).toEqual([notBefore]);
});
