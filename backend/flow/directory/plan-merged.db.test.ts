import { afterEach, beforeEach, expect, test } from 'vitest';
import { scriptedMapping } from '../../testing/scripted-provider.ts';
import { createSyncWorld, type SyncWorld, type WorldConnector } from '../../testing/sync-world.ts';

let world: SyncWorld;
let other: WorldConnector;
beforeEach(async () => {
  world = await createSyncWorld();
  other = await world.addConnector();
});
afterEach(() => world.close());

const runOther = () => world.run({ connectorId: other.connectorId });
const onlyPerson = async () => (await world.people())[0];
const mail = 'ann@example.com';

async function joined(): Promise<void> {
  world.provider.put('a1', { attributes: { name: 'Ann', mail, phone: '1' } });
  other.provider.put('b1', { attributes: { name: 'Ann B.', mail, phone: '2', department: 'Sales' } });
  await world.run();
  await runOther();
}

test('for each value the first connector in order that has one wins, and each value knows where it is from', async () => {
  await joined();

  expect(await onlyPerson()).toMatchObject({
    displayName: 'Ann',
    department: 'Sales',
    values: { 'field:displayName': 'Ann', 'field:email': mail, 'field:phone': '1', 'field:department': 'Sales' },
    origins: {
      'field:displayName': world.connectorId,
      'field:phone': world.connectorId,
      'field:department': other.connectorId,
    },
  });
});

test('a value that the first connector loses falls back to the next', async () => {
  await joined();
  world.provider.put('a1', { attributes: { name: 'Ann', mail } });

  const run = await world.run();

  expect(await world.changes(run.id)).toMatchObject([
    { before: { 'field:phone': '1' }, after: { 'field:phone': '2' } },
  ]);
  expect(await onlyPerson()).toMatchObject({
    values: { 'field:phone': '2' },
    origins: { 'field:phone': other.connectorId },
  });
});

test('a change behind a connector that goes first shows nowhere', async () => {
  await joined();
  other.provider.put('b1', { attributes: { name: 'Ann B.', mail, phone: '3', department: 'Sales' } });

  const run = await runOther();

  expect(await world.changes(run.id)).toMatchObject([{ outcome: 'updated', before: {}, after: {} }]);
  expect(await onlyPerson()).toMatchObject({ values: { 'field:phone': '1' } });
});

test('a field may have an order of its own, and a new order takes effect with the next run', async () => {
  await joined();
  await world.test.database.connector.update({
    where: { id: other.connectorId },
    data: { fieldPriorities: { 'field:phone': 0 } },
  });

  const run = await world.run();

  expect(await world.changes(run.id)).toMatchObject([
    { before: { 'field:phone': '1' }, after: { 'field:phone': '2' } },
  ]);
  expect(await onlyPerson()).toMatchObject({ values: { 'field:phone': '2', 'field:displayName': 'Ann' } });
  expect(await world.changes((await world.run()).id)).toEqual([]);
});

test('whom one connector loses stays as long as another has them, with what that one says', async () => {
  await joined();
  world.provider.remove('a1');
  world.provider.put('a2', { attributes: { name: 'Bo' } });

  const run = await world.run();

  expect(run.counts).toMatchObject({ gone: 1, created: 1 });
  const line = (await world.changes(run.id)).find((change) => change.outcome === 'gone');
  expect(line?.because).toContain('Another connector still has this person');
  expect(await onlyPerson()).toMatchObject({ displayName: 'Ann B.', active: true, values: { 'field:phone': '2' } });

  other.provider.clear();
  other.provider.put('b2', { attributes: { name: 'Cy' } });
  await runOther();
  expect(await onlyPerson()).toMatchObject({ displayName: 'Ann B.', active: false, values: { 'field:phone': '2' } });

  world.provider.put('a1', { attributes: { name: 'Ann', mail } });
  expect((await world.run()).counts).toMatchObject({ reactivated: 1 });
  expect(await onlyPerson()).toMatchObject({ displayName: 'Ann', active: true, values: { 'field:email': mail } });
  expect((await onlyPerson())?.values).not.toHaveProperty('field:phone');
});

test('disabled in one connector and active in another is active', async () => {
  const scope = { groups: [], nestedGroups: true, filter: '', includeDisabled: true, includeGuests: false };
  await world.test.database.connector.updateMany({ data: { scope } });
  await joined();
  world.provider.put('a1', { attributes: { name: 'Ann', mail }, active: false });
  await world.run();
  expect(await onlyPerson()).toMatchObject({ active: true });

  other.provider.put('b1', { attributes: { name: 'Ann B.', mail }, active: false });
  const run = await runOther();
  expect(run.counts).toMatchObject({ updated: 1 });
  expect(await world.changes(run.id)).toMatchObject([{ outcome: 'disabled', after: { active: 'false' } }]);
  expect(await onlyPerson()).toMatchObject({ active: false });
});

test('a value whose row is removed from the mapping goes; one that is kept when empty stays', async () => {
  world.provider.put('a1', { attributes: { name: 'Ann', phone: '1', about: 'Hello' } });
  await world.run();
  world.provider.put('a1', { attributes: { name: 'Ann', phone: '1' } });
  expect(await world.changes((await world.run()).id)).toEqual([]);
  expect(await onlyPerson()).toMatchObject({ values: { 'field:about': 'Hello' } });

  const rows = scriptedMapping.rows.filter((row) => row.target.name !== 'phone' && row.target.name !== 'about');
  await world.changeConnector({ mappings: rows });
  const run = await world.run();

  expect(await world.changes(run.id)).toMatchObject([
    { before: { 'field:phone': '1', 'field:about': 'Hello' }, after: {} },
  ]);
  expect(await onlyPerson()).toMatchObject({ values: { 'field:displayName': 'Ann' } });
});
