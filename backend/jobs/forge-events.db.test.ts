import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ForgeEvent } from '../atlassian/forge/forge-event.ts';
import { uuidOfText } from '../access/uuid-of-text.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openJobBoard, type JobBoard } from './job-board.ts';
import { startWorkers, type Workers } from './start-workers.ts';

const log = { info: () => undefined, warn: () => undefined };
const nothing = () => Promise.resolve();

let there: TestDatabase;
let board: JobBoard;
let workers: Workers;
/** What a worker has begun with, and cannot end before the test lets it. */
const begun: ForgeEvent[] = [];
let release: () => void = () => undefined;

beforeAll(async () => {
  there = await createTestDatabase();
  board = await openJobBoard({ databaseUrl: there.url, works: true, log });
  const blocked = new Promise<void>((resolve) => (release = resolve));
  const handlers = {
    ...{ abandoned: nothing, run: nothing, push: nothing, pictures: nothing, atlassianIssue: nothing },
    forgeEvent: async (event: ForgeEvent) => {
      begun.push(event);
      await blocked;
    },
    ...{ schedules: nothing, accountReports: nothing, sweep: nothing },
  };
  workers = await startWorkers({ board, handlers, alone: false, log });
});
afterAll(async () => {
  release();
  await workers.stop();
  await board.close();
  await there.close();
});

const anEvent = (issueId: string): ForgeEvent => ({ siteId: there.siteId, event: { kind: 'created', issueId } });

test('events are taken at once while nothing of what they ask for is done, and each is one job however often it is told', async () => {
  const started = performance.now();
  for (let issue = 0; issue < 6; issue += 1) {
    for (let times = 0; times < 3; times += 1)
      await board.forge.send(uuidOfText(`event ${issue}`), anEvent(`${issue}`));
  }
  const seconds = (performance.now() - started) / 1000;
  // Eighteen times, well within the five seconds that Forge waits for one.
  expect(seconds).toBeLessThan(4);
  await expect.poll(() => begun.length, { timeout: 15_000 }).toBe(2);
  expect(await board.boss.findJobs('forge-event')).toHaveLength(6);
  release();
  await expect.poll(() => begun.length, { timeout: 30_000 }).toBe(6);
  expect(new Set(begun.map(({ event }) => JSON.stringify(event))).size).toBe(6);
  await board.forge.send(uuidOfText('event 3'), anEvent('3'));
  expect(await board.boss.findJobs('forge-event')).toHaveLength(6);
});
