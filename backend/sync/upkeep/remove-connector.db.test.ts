import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashPicture } from '../../pictures/picture-store.ts';
import { quadrantPicture } from '../../testing/quadrants.ts';
import { createSyncWorld, type SyncWorld, type WorldConnector } from '../../testing/sync-world.ts';
import { removeConnector } from './remove-connector.ts';

let world: SyncWorld;
let other: WorldConnector;
beforeEach(async () => {
  world = await createSyncWorld();
  const pictures = { policy: 'overwrite', whenMissing: 'keep', crop: 'centre' };
  await world.changeConnector({ pictures });
  other = await world.addConnector({ pictures: { ...pictures, policy: 'onlyIfNone' } });
});
afterEach(() => world.close());

const face = async (shade: number) => ({
  bytes: await quadrantPicture(32, 32, () => [shade, 0, 0])
    .jpeg()
    .toBuffer(),
  tag: String(shade),
});
const remove = (connectorId = world.connectorId) => removeConnector(world.parts, world.test.siteId, connectorId);

test('people whom only this connector has go with it, and the others show what is left', async () => {
  const [here, there] = [await face(50), await face(200)];
  world.provider.put('1', {
    attributes: { name: 'Ann', mail: 'ann@example.com', phone: '1', manager: '2' },
    picture: here,
  });
  world.provider.put('2', { attributes: { name: 'Bo', mail: 'bo@example.com' } });
  other.provider.put('x', { attributes: { name: 'Ann X', mail: 'ann@example.com', phone: '2' }, picture: there });
  await world.run();
  await world.run({ connectorId: other.connectorId });
  const [before] = await world.people();
  expect(before).toMatchObject({ displayName: 'Ann', pictureSha256: hashPicture(here.bytes) });

  await remove();

  const people = await world.people();
  expect(people).toMatchObject([
    { id: before?.id, displayName: 'Ann X', active: true, managerId: null, pictureSha256: hashPicture(there.bytes) },
  ]);
  expect(people[0]?.values).toEqual({
    'field:displayName': 'Ann X',
    'field:email': 'ann@example.com',
    'field:phone': '2',
  });
  expect(people[0]?.pictureToken).not.toBe(before?.pictureToken);
  const { database } = world.test;
  expect(await database.connector.count()).toBe(1);
  expect(await database.run.count({ where: { connectorId: world.connectorId } })).toBe(0);
  expect(await database.runChange.count()).toBe(1);
  expect(await database.personSource.count()).toBe(1);
});

test('a person whom the other connector has lost stays, but not as active', async () => {
  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com' } });
  other.provider.put('x', { attributes: { name: 'Ann X', mail: 'ann@example.com' } });
  other.provider.put('y', { attributes: { name: 'Cy' } });
  await world.run();
  await world.run({ connectorId: other.connectorId });
  other.provider.remove('x');
  await world.run({ connectorId: other.connectorId });

  await remove();

  expect(await world.people()).toMatchObject([
    { displayName: 'Ann', active: false },
    { displayName: 'Cy', active: true },
  ]);
});

test('a connector that is at work is not removed', async () => {
  await world.start();

  await expect(remove()).rejects.toMatchObject({ code: 'conflict' });
  await expect(remove('0192f0c1-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'not-found' });
});
