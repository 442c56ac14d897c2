import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { applyChanges } from './apply-step.ts';
import { planChanges } from './plan-step.ts';
import { beginReading, readPeople } from './read-step.ts';
import { openContext } from '../runs/run-context.ts';
import { claimRun } from '../runs/run-store.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
});
afterEach(() => world.close());

async function plannedRun(connectorId: string) {
  const runId = await world.start({ connectorId });
  const claimed = await claimRun(world.parts.database, runId, world.clock.now());
  if (!claimed) throw new Error('The run was not there to be claimed.');
  const opened = await openContext(world.parts, claimed, new AbortController().signal);
  if (!opened.ok) throw new Error(opened.problem.message);
  const { context } = opened;
  const run = await planChanges(context, await readPeople(context, await beginReading(context, claimed)));
  return { context, run };
}

test('a plan is made again when another run has changed the directory since', async () => {
  const other = await world.addConnector();
  other.provider.put('x', { attributes: { name: 'Ann', mail: 'ann@example.com' } });
  const { context, run } = await plannedRun(other.connectorId);
  expect(run).toMatchObject({ status: 'applying', counts: { created: 1 } });
  world.provider.put('1', { attributes: { name: 'Ann Reed', mail: 'ann@example.com' } });
  await world.run();

  const applied = await applyChanges(context, run);

  expect(applied).toMatchObject({ status: 'pictures', counts: { created: 0, updated: 1 } });
  expect(await world.people()).toMatchObject([{ displayName: 'Ann Reed' }]);
});

test('a plan made again is guarded again', async () => {
  const other = await world.addConnector();
  const ids = ['1', '2', '3', '4', '5', '6', '7'];
  for (const id of ids) other.provider.put(id, { attributes: { name: `Person ${id}`, phone: id } });
  await world.run({ connectorId: other.connectorId });
  const { context, run } = await plannedRun(other.connectorId);
  await world.test.database.site.updateMany({ data: { directoryVersion: { increment: 1 } } });
  await world.test.database.personSource.createMany({
    data: (await world.people()).map((person, index) => ({
      connectorId: other.connectorId,
      sourceId: `late-${index}`,
      siteId: world.test.siteId,
      personId: person.id,
      active: true,
      values: {},
      draftHash: '',
      lastSeenAt: world.clock.now(),
    })),
  });

  expect(await applyChanges(context, run)).toMatchObject({ status: 'held', guard: [{ limit: 'gone' }] });
});

test('a worker that has lost its run to another applies nothing', async () => {
  world.provider.put('1', { attributes: { name: 'Ann' } });
  const { context, run } = await plannedRun(world.connectorId);
  await world.work(run.id);
  const people = await world.people();

  await expect(applyChanges(context, run)).rejects.toMatchObject({ code: 'conflict' });

  expect(await world.people()).toEqual(people);
});
