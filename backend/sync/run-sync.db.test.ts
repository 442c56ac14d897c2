import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../testing/sync-world.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
});
afterEach(() => world.close());

test('a first full run brings everyone into the directory, with managers whatever the order', async () => {
  const { provider } = world;
  provider.put('1', { attributes: { name: 'Ann Reed', mail: 'ann@example.com', manager: '3' } });
  provider.put('2', { attributes: { name: 'Bo Ek', phone: '+46 (8) 123-45' } });
  provider.put('3', { attributes: { name: 'Çelik Özil', department: 'Sales' } });

  const run = await world.run();

  expect(run).toMatchObject({ status: 'succeeded', problem: null, counts: { read: 3, created: 3, unchanged: 0 } });
  const [ann, bo, celik] = await world.people();
  expect(ann).toMatchObject({ displayName: 'Ann Reed', email: 'ann@example.com', managerId: celik?.id, active: true });
  expect(bo).toMatchObject({ values: { 'field:displayName': 'Bo Ek', 'field:phone': '+46 (8) 123-45' } });
  expect(bo?.searchText).toContain('4681234');
  expect(celik).toMatchObject({ sortName: 'celik ozil', department: 'Sales', origins: { '*': world.connectorId } });
});

test('a run in which nothing has changed changes nothing', async () => {
  const { provider } = world;
  for (const id of ['1', '2', '3']) provider.put(id, { attributes: { name: `Person ${id}`, manager: '1' } });
  await world.run();
  const before = await world.people();

  const run = await world.run();

  expect(run).toMatchObject({ status: 'succeeded', counts: { read: 3, created: 0, updated: 0, unchanged: 3 } });
  expect(await world.changes(run.id)).toEqual([]);
  expect(await world.people()).toEqual(before);
});

test('an update says which values changed, from what to what', async () => {
  const { provider } = world;
  provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com', phone: '1' } });
  provider.put('2', { attributes: { name: 'Bo' } });
  await world.run();
  provider.put('1', { attributes: { name: 'Ann', mail: 'ann.reed@example.com', department: 'Sales' } });

  const run = await world.run();

  expect(run.counts).toMatchObject({ updated: 1, unchanged: 1, created: 0 });
  const [line] = await world.changes(run.id);
  expect(line).toMatchObject({
    outcome: 'updated',
    before: { 'field:email': 'ann@example.com', 'field:phone': '1' },
    after: { 'field:email': 'ann.reed@example.com', 'field:department': 'Sales' },
  });
  expect(await world.people()).toHaveLength(2);
});

test('whoever a whole read does not list is gone: deactivated, not deleted', async () => {
  const { provider } = world;
  provider.put('1', { attributes: { name: 'Ann' } });
  provider.put('2', { attributes: { name: 'Bo' } });
  await world.run();
  provider.remove('2');

  const run = await world.run();

  expect(run.counts).toMatchObject({ gone: 1, unchanged: 1 });
  expect(await world.people()).toMatchObject([
    { displayName: 'Ann', active: true },
    { displayName: 'Bo', active: false },
  ]);
});
