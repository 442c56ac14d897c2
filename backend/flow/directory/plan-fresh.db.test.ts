import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld, type WorldConnector } from '../../testing/sync-world.ts';

let world: SyncWorld;
let other: WorldConnector;
beforeEach(async () => {
  world = await createSyncWorld();
  other = await world.addConnector();
});
afterEach(() => world.close());

const runOther = () => world.run({ connectorId: other.connectorId });
const ann = { attributes: { name: 'Ann', mail: 'ann@example.com' } };

test('a person whom another connector knows by the same e-mail address is the same person, in any case of letters', async () => {
  world.provider.put('a1', ann);
  await world.run();
  other.provider.put('b1', { attributes: { name: 'Ann Reed', mail: 'ANN@Example.com', phone: '1' } });

  const run = await runOther();

  expect(run.counts).toMatchObject({ created: 0, updated: 1 });
  expect(await world.people()).toMatchObject([{ values: { 'field:displayName': 'Ann', 'field:phone': '1' } }]);
  const [line] = await world.changes(run.id);
  expect(line).toMatchObject({ outcome: 'updated', before: {}, after: { 'field:phone': '1' } });
  expect(line?.because).toContain('e-mail address');
});

test('a changed e-mail address is an update, never a second person', async () => {
  world.provider.put('a1', ann);
  await world.run();
  world.provider.put('a1', { attributes: { name: 'Ann', mail: 'ann.reed@example.com' } });

  expect((await world.run()).counts).toMatchObject({ created: 0, updated: 1 });
  expect(await world.people()).toMatchObject([{ email: 'ann.reed@example.com' }]);
});

test('an address that several profiles have is reported, never guessed', async () => {
  await world.changeConnector({ matching: { key: 'none' } });
  world.provider.put('a1', ann);
  world.provider.put('a2', ann);
  await world.run();
  other.provider.put('b1', ann);

  const run = await runOther();

  expect(run.counts).toMatchObject({ created: 0, updated: 0, skipped: 1 });
  expect((await world.changes(run.id))[0]).toMatchObject({ outcome: 'skipped', personId: null });
  expect((await world.changes(run.id))[0]?.because).toContain('Several profiles have the same e-mail address');
  expect(await world.test.database.personSource.count({ where: { connectorId: other.connectorId } })).toBe(0);
});

test('two new people with the address of one profile are reported, and none of them gets it', async () => {
  world.provider.put('a1', ann);
  await world.run();
  other.provider.put('b1', ann);
  other.provider.put('b2', ann);

  const run = await runOther();

  expect(run.counts).toMatchObject({ created: 0, skipped: 2 });
  expect(await world.people()).toHaveLength(1);
});

test('two accounts of one provider with the same address are two people, and both lines say so', async () => {
  world.provider.put('a1', ann);
  world.provider.put('a2', ann);
  const first = await world.run();
  world.provider.put('a3', ann);
  const second = await world.run();

  expect(first.counts.created).toBe(2);
  expect(second.counts).toMatchObject({ created: 1, unchanged: 2 });
  const lines = [...(await world.changes(first.id)), ...(await world.changes(second.id))];
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line.because).toContain('profile of their own');
});

test('a deleted and newly made account is the same person, when the old one is gone for sure', async () => {
  world.provider.put('old', ann);
  await world.run();
  const [before] = await world.people();
  world.provider.remove('old');
  world.provider.put('new', { attributes: { name: 'Ann Reed', mail: 'ann@example.com' } });

  const run = await world.run();

  expect(run.counts).toMatchObject({ created: 0, gone: 0, updated: 1 });
  expect(await world.people()).toMatchObject([{ id: before?.id, displayName: 'Ann Reed', active: true }]);
  const sources = await world.test.database.personSource.findMany({ orderBy: { sourceId: 'asc' } });
  expect(sources).toMatchObject([
    { sourceId: 'new', present: true },
    { sourceId: 'old', present: false },
  ]);
});

test('an account made anew after its person was gone brings the person back', async () => {
  world.provider.put('old', ann);
  await world.run();
  world.provider.remove('old');
  world.provider.put('2', { attributes: { name: 'Bo' } });
  await world.run();
  world.provider.put('new', ann);

  const run = await world.run();

  expect(run.counts).toMatchObject({ created: 0, reactivated: 1 });
  expect(await world.people()).toMatchObject([{ displayName: 'Ann', active: true }, { displayName: 'Bo' }]);
});

test('a user property of the admin’s choice can be the key', async () => {
  const byBadge = {
    matching: { key: 'property:Badge' },
    mappings: [
      {
        target: { kind: 'profile', name: 'displayName' },
        source: { kind: 'attribute', path: 'name' },
        transforms: [],
        whenEmpty: { do: 'clear' },
      },
      {
        target: { kind: 'userProperty', name: 'Badge' },
        source: { kind: 'attribute', path: 'badge' },
        transforms: [],
        whenEmpty: { do: 'clear' },
      },
    ],
  };
  await world.changeConnector(byBadge);
  await world.test.database.connector.update({ where: { id: other.connectorId }, data: byBadge });
  world.provider.put('a1', { attributes: { name: 'Ann', badge: '7' } });
  world.provider.put('a2', { attributes: { name: 'Bo' } });
  await world.run();
  other.provider.put('b1', { attributes: { name: 'Anna', badge: '7' } });
  other.provider.put('b2', { attributes: { name: 'Cy' } });

  expect((await runOther()).counts).toMatchObject({ updated: 1, created: 1 });
  expect((await world.people()).map((person) => person.displayName)).toEqual(['Ann', 'Bo', 'Cy']);
});
