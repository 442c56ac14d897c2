import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeFilter } from '../sync.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { listChanges, streamChanges } from './change-view-store.ts';
import { connectorActivity, getRun, listRuns } from './run-view-store.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
});
afterEach(() => world.close());

const firstPage = { page: 1, pageSize: 10 };

async function runTwice() {
  const { provider } = world;
  provider.put('1', { attributes: { name: 'Ann Öst', phone: '1' } });
  provider.put('2', { attributes: { name: 'Bo' } });
  provider.put('3', { attributes: { name: 'Eva' } });
  const first = await world.run();
  provider.put('1', { attributes: { name: 'Ann Öst', phone: '2', manager: '3' } });
  provider.remove('2');
  const second = await world.run();
  return { first, second };
}

describe('history', () => {
  test('lists runs newest first, cut in pages', async () => {
    const { first, second } = await runTwice();
    const { siteId } = world.test;
    const { database } = world.test;

    const { items, total } = await listRuns(database, { siteId, ...firstPage });
    const narrow = await listRuns(database, { siteId, page: 2, pageSize: 1 });

    expect([items.map(({ id }) => id), total]).toEqual([[second.id, first.id], 2]);
    expect(items[0]).toMatchObject({
      connectorName: expect.stringMatching('Connector') as string,
      status: 'succeeded',
      startedBy: 'Ada Admin',
    });
    expect([narrow.items.map(({ id }) => id), narrow.total]).toEqual([[first.id], 2]);
  });

  test('keeps to what is asked for', async () => {
    await runTwice();
    const { siteId, database } = world.test;

    expect((await listRuns(database, { siteId, status: 'failed', ...firstPage })).items).toEqual([]);
    expect((await listRuns(database, { siteId, type: 'full', ...firstPage })).total).toBe(2);
  });

  test('shows nothing of another site', async () => {
    const { first } = await runTwice();
    const { database } = world.test;
    const other = await database.site.create({ data: { name: 'Other' } });

    expect((await listRuns(database, { siteId: other.id, ...firstPage })).total).toBe(0);
    await expect(getRun(database, other.id, first.id)).rejects.toThrow('There is no such run.');
    await expect(listChanges(database, { siteId: other.id, runId: first.id, ...firstPage })).rejects.toThrow('no such');
  });
});

describe('changes', () => {
  async function change(over: Partial<ChangeFilter> = {}) {
    const { second } = await runTwice();
    const { siteId, database } = world.test;
    return listChanges(database, { siteId, runId: second.id, ...firstPage, ...over });
  }

  test('say what changed from what to what, and the manager as a person', async () => {
    const { items, total } = await change();

    expect(total).toBe(2);
    expect(items[0]).toMatchObject({
      person: { sourceId: '1', displayName: 'Ann Öst' },
      outcome: 'updated',
      fields: [
        { name: 'field:phone', before: '1', after: '2' },
        { name: 'manager', before: null, after: 'Eva' },
      ],
    });
    expect(items[1]).toMatchObject({ outcome: 'gone', person: { displayName: 'Bo' } });
  });

  test.each([
    ['an outcome', { outcome: 'gone' }, ['Bo']],
    ['a name without its marks', { search: 'ost' }, ['Ann Öst']],
    ['the provider’s id', { search: '2' }, ['Bo']],
    ['failures', { failed: true }, []],
  ] as const)('can be asked for by %s', async (_, filter, names) => {
    const { items } = await change(filter);

    expect(items.map(({ person }) => person.displayName)).toEqual(names);
  });

  test('come all of them in a download', async () => {
    const { first } = await runTwice();
    const { siteId, database } = world.test;

    const chunks = await Array.fromAsync(streamChanges(database, { siteId, runId: first.id }));

    expect(chunks.flat().map(({ person }) => person.displayName)).toEqual(['Ann Öst', 'Bo', 'Eva']);
  });
});

test('what a connector is doing is told for all connectors, also those that never ran', async () => {
  const { second } = await runTwice();
  const idle = await world.addConnector();
  const active = await world.start();
  const { siteId, database } = world.test;

  const activity = await connectorActivity(database, siteId);

  expect(activity.get(world.connectorId)).toMatchObject({
    people: 2,
    pictureCount: 0,
    lastRun: { id: second.id },
    activeRun: { id: active },
  });
  expect(activity.get(idle.connectorId)).toEqual({ people: 0, pictureCount: 0, lastRun: null, activeRun: null });
});
