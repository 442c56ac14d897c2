import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
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

test.each([
  ['behind', {}],
  ['before', { priority: 0 }],
])(
  'a second connector of the same company, %s the first, shows no manager as changed, in its preview or after',
  async (_, order) => {
    const other = await world.addConnector(order);
    const { connectorId } = other;
    for (const provider of [world.provider, other.provider]) {
      const prefix = provider === other.provider ? 'x' : 'a';
      const person = (name: string, manager?: string) =>
        provider.put(`${prefix}-${name}`, {
          attributes: {
            name,
            mail: `${name}@example.com`,
            ...(manager !== undefined && { manager: `${prefix}-${manager}` }),
          },
        });
      person('ann', 'bo');
      person('bo', 'cy');
      person('cy');
    }
    // Someone whose manager only the first connector knows.
    world.provider.put('a-dan', { attributes: { name: 'dan', mail: 'dan@example.com', manager: 'a-ann' } });
    other.provider.put('x-dan', { attributes: { name: 'dan', mail: 'dan@example.com', manager: 'x-nobody' } });
    await world.run();
    const before = await managers();

    for (const type of ['preview', 'full'] as const) {
      const { id } = await world.run({ connectorId, type });
      const lines = await world.changes(id);
      expect(lines.map(({ outcome }) => outcome)).toEqual(['updated', 'updated', 'updated', 'updated']);
      for (const { merged } of lines) {
        const { managerId, heldManagerId } = shownManagers.parse(merged);
        expect(managerId).toBe(heldManagerId);
      }
    }
    expect(await managers()).toEqual(before);
    expect(before).toEqual({ ann: 'bo', bo: 'cy', cy: undefined, dan: 'ann' });
  },
);

/** What a line of the run shows as the manager's before and after. */
const shownManagers = z.object({ managerId: z.string().nullable(), heldManagerId: z.string().nullable() });
