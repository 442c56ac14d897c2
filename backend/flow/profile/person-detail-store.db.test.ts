import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld, type WorldConnector } from '../../testing/sync-world.ts';
import { findPersonDetail } from './person-detail-store.ts';

let world: SyncWorld;
let other: WorldConnector;
beforeEach(async () => {
  world = await createSyncWorld();
  other = await world.addConnector();
  world.provider.put('a1', { attributes: { name: 'Ann', mail: 'ann@example.com', phone: '1' } });
  world.provider.put('a2', { attributes: { name: 'Cy' } });
  other.provider.put('b1', { attributes: { name: 'Ann', mail: 'ann@example.com', phone: '2', manager: 'b2' } });
  other.provider.put('b2', { attributes: { name: 'Bo', mail: 'bo@example.com' } });
  await world.run();
  await world.run({ connectorId: other.connectorId });
});
afterEach(() => world.close());

async function connectorsOfAnn() {
  const { database, siteId } = world.test;
  const ann = (await world.people()).find(({ displayName }) => displayName === 'Ann');
  const detail = await findPersonDetail(database, siteId, ann?.id ?? '');
  return detail?.connectors.map(({ id, values }) => ({ id, values }));
}

const said = { 'field:displayName': 'Ann', 'field:email': 'ann@example.com' };

test('each connector’s own word is there, in their order, the manager by name', async () => {
  expect(await connectorsOfAnn()).toEqual([
    { id: world.connectorId, values: { ...said, 'field:phone': '1' } },
    { id: other.connectorId, values: { ...said, 'field:phone': '2', 'field:manager': 'Bo' } },
  ]);
});

test('a connector that goes before the others comes first, and one that has lost the person has no say', async () => {
  await world.changeConnector({ priority: 9 });
  other.provider.remove('b1');
  await world.run({ connectorId: other.connectorId });

  expect(await connectorsOfAnn()).toEqual([
    { id: other.connectorId, values: {} },
    { id: world.connectorId, values: { ...said, 'field:phone': '1' } },
  ]);
});
