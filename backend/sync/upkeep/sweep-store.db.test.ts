import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { sweep } from './sweep.ts';

const day = 24 * 3600;
const never = new AbortController().signal;

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  world.provider.put('1', { attributes: { name: 'Ann' } });
});
afterEach(() => world.close());

async function runsLeft(): Promise<string[]> {
  const runs = await world.test.database.run.findMany({ orderBy: { createdAt: 'asc' } });
  return runs.map(({ id }) => id);
}

test('history is kept for as long as the site says, with its lines, and then both go', async () => {
  const old = await world.run();
  await world.clock.sleep(60 * day, never);
  const recent = await world.run();
  await world.clock.sleep(29 * day, never);
  await sweep(world.parts);
  const kept = await runsLeft();
  await world.clock.sleep(2 * day, never);

  await sweep(world.parts);

  expect([kept, await runsLeft()]).toEqual([[old.id, recent.id], [recent.id]]);
  expect(await world.changes(old.id)).toEqual([]);
});

test('the last run of a connector stays, however old', async () => {
  const only = await world.run();
  await world.clock.sleep(1000 * day, never);

  await sweep(world.parts);

  expect(await runsLeft()).toEqual([only.id]);
});

test('a site may keep history for longer', async () => {
  const old = await world.run();
  await world.test.database.site.update({
    where: { id: world.test.siteId },
    data: { settings: { history: { keepDays: 365 } } },
  });
  await world.clock.sleep(100 * day, never);
  const recent = await world.run();

  await sweep(world.parts);

  expect(await runsLeft()).toEqual([old.id, recent.id]);
});
