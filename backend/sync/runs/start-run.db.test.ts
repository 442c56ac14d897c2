import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scriptedMapping } from '../../testing/scripted-provider.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com' } });
  world.provider.put('2', { attributes: { name: 'Bo', mail: 'bo@example.com' } });
});
afterEach(() => world.close());

describe('a run for one person', () => {
  test.each([
    ['the provider’s id', () => Promise.resolve('1')],
    ['an e-mail address, in any case', () => Promise.resolve('ANN@example.com')],
    ['the person’s id', async () => (await world.people())[0]?.id ?? ''],
  ])('finds the person by %s, and leaves everyone else alone', async (_, find) => {
    await world.run();
    world.provider.put('1', { attributes: { name: 'Ann Reed', mail: 'ann@example.com' } });
    world.provider.put('2', { attributes: { name: 'Bob' } });

    const run = await world.run({ type: 'person', person: await find() });

    expect(run).toMatchObject({ status: 'succeeded', sourceId: '1', counts: { read: 1, updated: 1, gone: 0 } });
    expect((await world.people()).map((person) => person.displayName)).toEqual(['Ann Reed', 'Bo']);
    expect(await world.test.database.connector.findFirstOrThrow()).toMatchObject({ bookmark: 2 });
  });

  test('brings in someone whom Roster has never seen', async () => {
    expect(await world.run({ type: 'person', person: '2' })).toMatchObject({ counts: { created: 1 } });
    expect(await world.people()).toMatchObject([{ displayName: 'Bo' }]);
  });

  test('finds out that the person is gone', async () => {
    await world.run();
    world.provider.remove('2');

    expect(await world.run({ type: 'person', person: '2' })).toMatchObject({ counts: { gone: 1 } });
    expect(await world.people()).toMatchObject([{ active: true }, { displayName: 'Bo', active: false }]);
  });

  test('needs to know whom, without doubt', async () => {
    world.provider.put('3', { attributes: { name: 'Bo Two', mail: 'bo@example.com' } });
    await world.run();

    await expect(world.start({ type: 'person' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(world.start({ type: 'person', person: 'bo@example.com' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('a preview', () => {
  test('shows what a run would do, beside one that is under way, and does none of it', async () => {
    await world.run();
    world.provider.put('1', { attributes: { name: 'Ann Reed', mail: 'ann@example.com' } });
    world.provider.put('3', { attributes: { name: 'Cy' } });
    const before = await world.people();
    await world.start();

    const preview = await world.run({ type: 'preview' });

    expect(preview).toMatchObject({
      status: 'succeeded',
      appliedAt: null,
      counts: { created: 1, updated: 1, unchanged: 1 },
    });
    expect(await world.changes(preview.id)).toMatchObject([{ sourceId: '1' }, { sourceId: '3', outcome: 'created' }]);
    expect(await world.people()).toEqual(before);
    expect(await world.test.database.runRecord.count()).toBe(0);
  });

  test('tries a mapping and a scope that are not saved', async () => {
    await world.run();
    const [name] = scriptedMapping.rows;
    if (!name) throw new Error('The preset has no rows.');
    const shouted = { ...name, transforms: [{ kind: 'upper' } as const] };
    world.provider.put('3', { attributes: { name: 'Cy' }, guest: true });
    const scope = { groups: [], nestedGroups: true, filter: '', includeDisabled: false, includeGuests: true };

    const preview = await world.run({ type: 'preview', unsaved: { mappings: [shouted], scope } });

    expect(preview.counts).toMatchObject({ created: 1, updated: 2 });
    expect((await world.changes(preview.id))[0]).toMatchObject({
      before: { 'field:displayName': 'Ann', 'field:email': 'ann@example.com' },
      after: { 'field:displayName': 'ANN' },
    });
    expect((await world.run()).counts).toMatchObject({ unchanged: 2, skipped: 1 });
  });

  test('shows what would be held', async () => {
    await world.run();
    world.provider.clear();

    expect(await world.run({ type: 'preview' })).toMatchObject({ status: 'succeeded', guard: [{ limit: 'empty' }] });
  });
});

test('a mapping that cannot be used fails the run at its row', async () => {
  const [row] = scriptedMapping.rows;
  if (!row) throw new Error('The preset has no rows.');
  const broken = { ...row, source: { kind: 'attribute', path: 'name[' } };
  await world.changeConnector({ mappings: [broken] });

  const run = await world.run();

  expect(run.status).toBe('failed');
  expect(run.problem?.message).toMatch(/^Row 1 of the attribute mapping cannot be used/);
});

test('only what is there and switched on can be run', async () => {
  await expect(world.start({ connectorId: '0192f0c1-0000-7000-8000-000000000000' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await world.changeConnector({ enabled: false });
  await expect(world.start()).rejects.toMatchObject({ code: 'conflict' });
});
