import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { listChanges, streamChanges } from './change-view-store.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
});
afterEach(() => world.close());

const changesOf = async (runId: string, filter: { readonly failed?: boolean; readonly search?: string } = {}) =>
  listChanges(world.test.database, { siteId: world.test.siteId, runId, page: 1, pageSize: 50, ...filter });

test('a manager shows by name, also one whom the run itself would create', async () => {
  world.provider.put('1', { attributes: { name: 'Ann', manager: '2' } });
  world.provider.put('2', { attributes: { name: 'Bo' } });

  const { items } = await changesOf((await world.run({ type: 'preview' })).id);

  expect(items[0]?.fields).toContainEqual({ name: 'manager', before: null, after: 'Bo' });
  expect(items[0]?.fields.map((field) => field.name)).not.toContain('field:manager');
});

test('of a profile that several connectors fill, the manager whom people see shows', async () => {
  const other = await world.addConnector();
  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com', manager: '2' } });
  world.provider.put('2', { attributes: { name: 'Bo' } });
  other.provider.put('x', { attributes: { name: 'Ann', mail: 'ann@example.com', manager: 'y' } });
  other.provider.put('y', { attributes: { name: 'Cy' } });
  await world.run();

  const behind = await changesOf((await world.run({ connectorId: other.connectorId })).id);
  expect(behind.items.find((change) => change.person.displayName === 'Ann')?.fields).toEqual([]);

  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com' } });
  const { items } = await changesOf((await world.run()).id);
  expect(items[0]?.fields).toEqual([{ name: 'manager', before: 'Bo', after: 'Cy' }]);
});

test('lines are found by name without regard to accents, by failure, and all of them in chunks', async () => {
  world.provider.put('1', { attributes: { name: 'Åsa' } });
  world.provider.put('2', { attributes: { name: 'Bo' } });
  world.provider.reject({ label: 'line 7', because: 'It has no id.' });
  const { id } = await world.run();

  expect((await changesOf(id, { search: 'asa' })).items).toMatchObject([{ person: { displayName: 'Åsa' } }]);
  expect((await changesOf(id, { failed: true })).items).toMatchObject([{ because: 'It has no id.' }]);
  const chunks = await Array.fromAsync(streamChanges(world.test.database, { siteId: world.test.siteId, runId: id }));
  expect(chunks.flat().map((change) => change.id)).toEqual(['1', '2', 'line 7']);
});
