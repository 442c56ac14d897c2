import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createTestIssueQueue } from '../../testing/issue-queue.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { ProductClient } from '../product-client.ts';
import { issueWork } from './issue-work.ts';
import { createIssueWorker } from './work-at-issues.ts';

let there: TestDatabase;
beforeAll(async () => {
  there = await createTestDatabase();
});
afterAll(() => there.close());
beforeEach(async () => {
  await there.database.issueOutcome.deleteMany();
});

const clock = createFakeClock();
const never = new AbortController().signal;
const log = { info: () => undefined, warn: () => undefined };

/** A worker whose Jira does one thing, whatever it is asked. */
function aWorker(send: ProductClient['send']) {
  const queue = createTestIssueQueue();
  const jira: ProductClient = { siteId: there.siteId, product: 'jira', host: 'acme.example', send };
  const findProduct = () => Promise.resolve(jira);
  const worker = createIssueWorker({ database: there.database, issues: queue.queue, findProduct, clock, log });
  return { worker, queue };
}

const assign = (postponed = 0) =>
  issueWork.parse({
    kind: 'assign',
    siteId: there.siteId,
    eventId: 'e',
    issueId: 'ROS-1',
    configuration: '',
    postponed,
  });
const away = () =>
  Promise.reject(new AppError('unavailable', 'acme.example does not answer.', { retryAfterSeconds: 10 }));

async function waits(postponed: number): Promise<number> {
  const { worker, queue } = aWorker(away);
  await worker.work(assign(postponed), never);
  const [put] = queue.postponed;
  return ((put?.notBefore.getTime() ?? 0) - clock.now().getTime()) / 1000;
}

test('a Jira that is away is asked less and less often, but every quarter of an hour', async () => {
  const [first, later, last] = [await waits(0), await waits(5), await waits(19)];
  expect(first).toBeGreaterThanOrEqual(15);
  expect(first).toBeLessThan(20);
  expect(later).toBeGreaterThan(first);
  expect(last).toBeLessThan(15 * 60 + 20);
});

test('a fault of Roster’s own is not put off but told', async () => {
  const { worker, queue } = aWorker(() => Promise.reject(new TypeError('of undefined')));
  await expect(worker.work(assign(), never)).rejects.toThrow(TypeError);
  expect(queue.postponed).toEqual([]);
});

test('a worker that stops asks nothing more, and leaves the work to another', async () => {
  let asked = 0;
  const { worker, queue } = aWorker(() => {
    asked += 1;
    return away();
  });
  await expect(worker.work(assign(), AbortSignal.abort(new Error('The worker stops.')))).rejects.toThrow('stops');
  expect([asked, queue.postponed]).toEqual([0, []]);
});

test.each([
  { kind: 'assign', eventId: 'e', issueId: 'ROS-1', configuration: '' },
  { kind: 'fill', issueId: 'ROS-1' },
  { kind: 'refresh', runId: randomUUID() },
])('$kind that cannot be done is an outcome that admins see', async (given) => {
  const { worker } = aWorker(away);
  await worker.fail(issueWork.parse({ siteId: there.siteId, ...given }));
  const rows = await there.database.issueOutcome.findMany();
  expect(rows).toMatchObject([{ outcome: 'failed', siteId: there.siteId }]);
});
