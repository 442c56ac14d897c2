import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { startDueRuns } from './start-due-runs.ts';

const signal = new AbortController().signal;
let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  world.provider.put('1', { attributes: { name: 'Ann' } });
  await setSchedule('0 * * * *');
});
afterEach(() => world.close());

const setSchedule = (cron: string) =>
  world.changeConnector({ schedule: { cron, timeZone: 'Europe/Stockholm', fullEveryDays: 7 } });
const minutes = (count: number) => world.clock.sleep(count * 60, signal);
const runs = () => world.test.database.run.findMany({ orderBy: { createdAt: 'asc' } });

async function tick(afterMinutes: number): Promise<number> {
  await minutes(afterMinutes);
  await startDueRuns(world.parts);
  return (await runs()).length;
}

test('a schedule starts a run at its time, once, and a full one first', async () => {
  expect(await tick(0)).toBe(0);
  expect(await tick(59)).toBe(0);
  expect(await tick(1)).toBe(1);
  expect(await tick(1)).toBe(1);

  expect(await runs()).toMatchObject([{ type: 'full', trigger: 'schedule', status: 'queued' }]);
});

test('a connector that is at work is left alone until its next time', async () => {
  await tick(0);
  await tick(60);
  expect(await tick(60)).toBe(1);

  await world.work((await runs())[0]?.id ?? '');
  expect(await tick(30)).toBe(1);
  expect(await tick(30)).toBe(2);
  expect((await runs())[1]).toMatchObject({ type: 'changes' });
});

test('of the times that were missed while nobody worked, one is made up for', async () => {
  await tick(0);

  expect(await tick(5 * 60)).toBe(1);
  expect(await tick(1)).toBe(1);
});

test('a new schedule, or a connector that is switched on again, begins now', async () => {
  await setSchedule('0 0 1 1 *');
  await tick(0);
  await tick(90);
  await setSchedule('0 * * * *');
  expect(await tick(1)).toBe(0);

  await world.changeConnector({ enabled: false });
  await tick(1);
  await minutes(24 * 60);
  await world.changeConnector({ enabled: true });
  expect(await tick(1)).toBe(0);
  expect(await tick(60)).toBe(1);
});

test('two workers that look at the same time start one run', async () => {
  await tick(0);
  await minutes(60);

  await Promise.all([startDueRuns(world.parts), startDueRuns(world.parts)]);

  expect(await runs()).toHaveLength(1);
});
