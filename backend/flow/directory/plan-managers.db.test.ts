import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
});
afterEach(() => world.close());

const put = (id: string, manager?: string, references: string[] = [`cn=${id}`]) =>
  world.provider.put(id, {
    attributes: { name: `Person ${id}`, ...(manager !== undefined && { manager }) },
    references,
  });

async function managers(): Promise<Record<string, string | undefined>> {
  const people = await world.people();
  const names = new Map(people.map((person) => [person.id, person.displayName]));
  return Object.fromEntries(people.map((person) => [person.displayName, names.get(person.managerId ?? '')]));
}

test('a manager is found by id or by what references say, in whatever order people come', async () => {
  put('1', '3');
  put('2', 'cn=3');
  put('3', 'cn=1');

  await world.run();

  expect(await managers()).toEqual({ 'Person 1': 'Person 3', 'Person 2': 'Person 3', 'Person 3': 'Person 1' });
});

test('a manager who appears later is found then, in a changes run too', async () => {
  put('1', 'cn=9');
  put('2');
  await world.run();
  expect(await managers()).toMatchObject({ 'Person 1': undefined });
  put('9');

  const run = await world.run({ type: 'changes' });

  expect(run.counts).toMatchObject({ read: 1, created: 1, updated: 1, unchanged: 0 });
  expect(await managers()).toMatchObject({ 'Person 1': 'Person 9' });
});

test('a manager who is renamed stays the manager, though the reports are not read again', async () => {
  put('1', 'cn=3');
  put('3');
  await world.run();
  put('3', undefined, ['cn=three']);

  const run = await world.run({ type: 'changes' });

  expect(await world.changes(run.id)).toEqual([]);
  expect(await managers()).toMatchObject({ 'Person 1': 'Person 3' });
  put('1', 'cn=three');
  await world.run();
  expect(await managers()).toMatchObject({ 'Person 1': 'Person 3' });
});

test('nobody is their own manager, and a reference that two people have names none', async () => {
  put('1', '1');
  put('2', 'boss');
  put('3', undefined, ['boss']);
  put('4', undefined, ['boss']);

  await world.run();

  expect(Object.values(await managers())).toEqual([undefined, undefined, undefined, undefined]);
});

test('a manager taken away shows as a change, and nothing else does', async () => {
  put('1', '2');
  put('2');
  await world.run();
  put('1');

  const run = await world.run();

  expect(run.counts).toMatchObject({ updated: 1, unchanged: 1 });
  expect(await managers()).toMatchObject({ 'Person 1': undefined });
});

test('of two connectors the first that names a manager wins', async () => {
  const other = await world.addConnector();
  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com' } });
  world.provider.put('2', { attributes: { name: 'Bo', mail: 'bo@example.com' } });
  await world.run();
  other.provider.put('x', { attributes: { name: 'Ann', mail: 'ann@example.com', manager: 'y' } });
  other.provider.put('y', { attributes: { name: 'Bo', mail: 'bo@example.com' } });
  await world.run({ connectorId: other.connectorId });
  expect(await managers()).toEqual({ Ann: 'Bo', Bo: undefined });

  world.provider.put('3', { attributes: { name: 'Cy' } });
  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com', manager: '3' } });
  await world.run();
  expect(await managers()).toEqual({ Ann: 'Cy', Bo: undefined, Cy: undefined });
});
