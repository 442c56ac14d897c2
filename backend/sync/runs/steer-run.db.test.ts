import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { quadrantPicture } from '../../testing/quadrants.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { applyRun, cancelRun, discardRun } from './steer-run.ts';

let world: SyncWorld;
const ids = ['1', '2', '3', '4', '5', '6', '7', '8'];
beforeEach(async () => {
  world = await createSyncWorld();
  for (const id of ids) world.provider.put(id, { attributes: { name: `Person ${id}`, phone: id } });
  await world.run();
});
afterEach(() => world.close());

const orderOf = (runId: string) => ({ siteId: world.test.siteId, runId, actor: 'Ada' });
const activePeople = () => world.test.database.person.count({ where: { active: true } });
const statusOf = async (id: string) => (await world.test.database.run.findUniqueOrThrow({ where: { id } })).status;

async function heldRun() {
  for (const id of ids.slice(0, 6)) world.provider.remove(id);
  return world.run();
}

describe('a run over a limit', () => {
  test('is held with its reason and its lines, and nothing is applied', async () => {
    const run = await heldRun();

    expect(run).toMatchObject({ status: 'held', guard: [{ limit: 'gone', affected: 6, known: 8 }], appliedAt: null });
    expect(await world.changes(run.id)).toHaveLength(6);
    expect(await activePeople()).toBe(8);
    expect(await world.test.database.connector.findFirstOrThrow()).toMatchObject({ bookmark: 8 });
  });

  test('is applied once an admin says so', async () => {
    const { id } = await heldRun();

    await applyRun(world.parts, orderOf(id));
    const run = await world.work(id);

    expect(run).toMatchObject({ status: 'succeeded', counts: { gone: 6 } });
    expect(await activePeople()).toBe(2);
    await expect(applyRun(world.parts, orderOf(id))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is discarded once an admin says so, and its staging goes', async () => {
    const { id } = await heldRun();

    await discardRun(world.parts, orderOf(id));

    expect(await statusOf(id)).toBe('discarded');
    expect(await activePeople()).toBe(8);
    expect(await world.test.database.runPage.count()).toBe(0);
    await expect(discardRun(world.parts, orderOf(id))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('does not stand in the way of the next, which makes it stale when it is applied', async () => {
    const { id } = await heldRun();
    for (const gone of ids.slice(0, 6))
      world.provider.put(gone, { attributes: { name: `Person ${gone}`, phone: 'new' } });

    expect(await world.run()).toMatchObject({ status: 'succeeded', counts: { updated: 6 } });

    const stale = await world.test.database.run.findUniqueOrThrow({ where: { id } });
    expect(stale).toMatchObject({ status: 'discarded', problem: { reason: 'stale' } });
  });

  test('is not made stale by a run for one person, and does not undo what that brought', async () => {
    world.provider.put('7', { attributes: { name: 'Person 7', phone: 'older' } });
    const { id } = await heldRun();
    world.provider.put('7', { attributes: { name: 'Person 7', phone: 'seven' } });
    await world.run({ type: 'person', person: '7' });

    await applyRun(world.parts, orderOf(id));
    expect(await world.work(id)).toMatchObject({ status: 'succeeded', counts: { gone: 6 } });

    expect(await world.test.database.person.findFirst({ where: { displayName: 'Person 7' } })).toMatchObject({
      active: true,
      values: { 'field:phone': 'seven' },
    });
  });

  test('waits while another run of the connector is under way', async () => {
    const { id } = await heldRun();
    await world.start();

    await expect(applyRun(world.parts, orderOf(id))).rejects.toMatchObject({ code: 'conflict' });
    expect(await statusOf(id)).toBe('held');
  });
});

test('an empty read of a connector that had people is always held', async () => {
  await world.changeConnector({
    safety: Object.fromEntries(
      ['gone', 'disabled', 'blanked', 'unpictured'].map((name) => [name, { percent: 100, atLeast: 1000 }]),
    ),
  });
  world.provider.clear();

  expect(await world.run()).toMatchObject({ status: 'held', guard: [{ limit: 'empty', affected: 8, known: 8 }] });
});

test('an empty first read fails with a sentence, for nobody was there to lose', async () => {
  const other = await world.addConnector();

  const run = await world.run({ connectorId: other.connectorId });

  expect(run).toMatchObject({ status: 'failed', problem: { reason: 'empty' } });
});

test('a first read of which no person can be made says so, rather than that nobody is in scope', async () => {
  const other = await world.addConnector();
  other.provider.reject({ label: 'Line 2', because: 'The line is too long.' });

  const run = await world.run({ connectorId: other.connectorId });

  expect(run).toMatchObject({ status: 'failed', counts: { failed: 1 } });
  expect(run.problem?.message).toContain('The lines of the run say why');
});

test('values that many lose hold a run, by field', async () => {
  for (const id of ids.slice(0, 6)) world.provider.put(id, { attributes: { name: `Person ${id}` } });

  expect(await world.run()).toMatchObject({
    status: 'held',
    guard: [{ limit: 'blanked', field: 'field:phone', affected: 6, known: 8 }],
  });
});

describe('a run held over its pictures alone', () => {
  const holdOverPictures = async () => {
    await world.changeConnector({ pictures: { policy: 'overwrite', whenMissing: 'default', crop: 'centre' } });
    for (const id of ids) {
      const bytes = await quadrantPicture(32, 32, () => [Number(id) * 20, 0, 0])
        .jpeg()
        .toBuffer();
      world.provider.put(id, { attributes: { name: `Person ${id}`, phone: id }, picture: { bytes } });
    }
    await world.run();
    for (const id of ids)
      world.provider.put(id, { attributes: { name: `Person ${id}`, phone: 'new' }, pictureUntold: true });
    const run = await world.run();
    expect(run).toMatchObject({ status: 'held', guard: [{ limit: 'unpictured', affected: 8 }] });
    return run.id;
  };
  const pictured = () => world.test.database.person.count({ where: { pictureSha256: { not: null } } });

  test('clears them once an admin says so', async () => {
    const id = await holdOverPictures();
    await applyRun(world.parts, orderOf(id));

    expect(await world.work(id)).toMatchObject({ status: 'succeeded', counts: { pictures: { none: 8 } } });
    expect(await pictured()).toBe(0);
  });

  test('keeps them when it is discarded; what else it brought is there', async () => {
    const id = await holdOverPictures();
    await discardRun(world.parts, orderOf(id));

    expect(await statusOf(id)).toBe('succeeded');
    expect(await pictured()).toBe(8);
    expect((await world.people())[0]).toMatchObject({ values: { 'field:phone': 'new' } });
    expect((await world.changes(id))[0]).toMatchObject({ picture: { outcome: 'kept' } });
  });
});

test('a run that waits is cancelled at once, and one that has ended is not', async () => {
  const id = await world.start();

  await cancelRun(world.parts, orderOf(id));

  expect(await statusOf(id)).toBe('cancelled');
  await expect(cancelRun(world.parts, orderOf(id))).rejects.toMatchObject({ code: 'conflict' });
  await expect(
    cancelRun(world.parts, { ...orderOf(id), siteId: '0192f0c1-0000-7000-8000-000000000000' }),
  ).rejects.toMatchObject({
    code: 'not-found',
  });
});
