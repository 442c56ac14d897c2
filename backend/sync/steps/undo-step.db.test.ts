import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashPicture } from '../../pictures/picture-store.ts';
import { quadrantPicture } from '../../testing/quadrants.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { undoRun } from '../runs/steer-run.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  world.provider.put('1', { attributes: { name: 'Ann', phone: '1', department: 'Sales', manager: '3' } });
  world.provider.put('2', { attributes: { name: 'Bo' } });
  world.provider.put('3', { attributes: { name: 'Cy' } });
  await world.run();
});
afterEach(() => world.close());

const undo = async (runId: string) =>
  world.work(await undoRun(world.parts, { siteId: world.test.siteId, runId, actor: 'Ada' }));

/** What people see, without what any run touches. */
const directory = async () =>
  (await world.people()).map(({ displayName, values, active, managerId, department, searchText }) => ({
    ...{ displayName, values, active, managerId, department, searchText },
  }));

test('values, managers, people gone and people new are put back', async () => {
  const before = await directory();
  world.provider.put('1', { attributes: { name: 'Ann Reed', phone: '9', about: 'New' } });
  world.provider.remove('2');
  world.provider.put('4', { attributes: { name: 'Di' } });
  const run = await world.run();

  const undone = await undo(run.id);

  expect(undone).toMatchObject({
    status: 'succeeded',
    trigger: 'undo',
    counts: { updated: 1, gone: 1, reactivated: 1 },
  });
  const [ann, bo, cy, di] = await directory();
  expect([ann, bo, cy]).toEqual(before);
  expect(di).toMatchObject({ displayName: 'Di', active: false });
  expect(await world.changes(undone.id)).toMatchObject([
    {
      sourceId: '1',
      before: { 'field:phone': '9', 'field:about': 'New' },
      after: { 'field:phone': '1', 'field:department': 'Sales' },
    },
    { sourceId: '2', outcome: 'reactivated' },
    { sourceId: '4', outcome: 'gone' },
  ]);
});

test('what is put back stays until the provider says something new', async () => {
  world.provider.put('1', { attributes: { name: 'Ann', phone: '9' } });
  const run = await world.run();
  await undo(run.id);

  await world.run({ type: 'changes' });
  expect((await world.people())[0]).toMatchObject({ values: { 'field:phone': '1' } });

  world.provider.put('1', { attributes: { name: 'Ann', phone: '10' } });
  await world.run({ type: 'changes' });
  expect((await world.people())[0]).toMatchObject({ values: { 'field:phone': '10' } });
});

test('what something newer has touched stays, value by value, and is told', async () => {
  world.provider.put('1', { attributes: { name: 'Ann', phone: '9', department: 'Law' } });
  world.provider.put('4', { attributes: { name: 'Di' } });
  const run = await world.run();
  world.provider.put('1', { attributes: { name: 'Ann', phone: '9', department: 'Research' } });
  world.provider.put('4', { attributes: { name: 'Di', phone: '4' } });
  await world.run();

  const undone = await undo(run.id);

  const people = await world.people();
  expect(people[0]).toMatchObject({ values: { 'field:phone': '1', 'field:department': 'Research' } });
  expect(people.at(-1)).toMatchObject({ displayName: 'Di', active: true });
  const lines = await world.changes(undone.id);
  expect(lines.map((line) => [line.sourceId, line.outcome])).toEqual([
    ['1', 'updated'],
    ['4', 'skipped'],
  ]);
  expect(lines[0]?.because).toContain('department');
  expect(lines[1]?.because).toContain('newer run');
});

test('a profile of two connectors is put back to what both made of it', async () => {
  const other = await world.addConnector();
  await world.changeConnector({
    scope: { groups: [], nestedGroups: true, filter: '', includeDisabled: true, includeGuests: false },
  });
  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com', phone: '1' } });
  await world.run();
  const before = await directory();
  other.provider.put('x', { attributes: { name: 'Ann X', mail: 'ann@example.com', department: 'Law' } });
  const joining = await world.run({ connectorId: other.connectorId });
  expect(await directory()).not.toEqual(before);

  await undo(joining.id);

  expect(await directory()).toEqual(before);
});

describe('pictures', () => {
  const picture = async (shade: number) => ({
    bytes: await quadrantPicture(32, 32, () => [shade, 0, 0])
      .jpeg()
      .toBuffer(),
    tag: `${shade}`,
  });
  const shown = async () => (await world.people())[0];

  beforeEach(async () => {
    await world.changeConnector({ pictures: { policy: 'overwrite', whenMissing: 'default', crop: 'centre' } });
  });

  test('are put back where the bytes are still there', async () => {
    const [first, second] = [await picture(50), await picture(200)];
    world.provider.put('1', { attributes: { name: 'Ann' }, picture: first });
    await world.run();
    world.provider.put('1', { attributes: { name: 'Ann' }, picture: second });
    const run = await world.run();
    expect(await shown()).toMatchObject({ pictureSha256: hashPicture(second.bytes) });
    const address = (await shown())?.pictureToken;

    const undone = await undo(run.id);

    expect(undone.counts.pictures.changed).toBe(1);
    expect(await shown()).toMatchObject({ pictureSha256: hashPicture(first.bytes) });
    expect((await shown())?.pictureToken).not.toBe(address);
    expect((await world.run({ type: 'changes' })).counts.pictures.changed).toBe(0);
  });

  test('of one’s own come back as one’s own', async () => {
    const own = await picture(10);
    const sha256 = hashPicture(own.bytes);
    await world.parts.pictures.store.putOriginals(world.test.siteId, [{ sha256, bytes: own.bytes, format: 'jpeg' }]);
    await world.test.database.person.updateMany({
      where: { displayName: 'Ann' },
      data: { pictureSha256: sha256, ownSha256: sha256, pictureCrop: 'centre', pictureToken: 'x' },
    });
    world.provider.put('1', { attributes: { name: 'Ann' }, picture: await picture(50) });
    const run = await world.run();
    expect(await shown()).toMatchObject({ ownSha256: null });

    await undo(run.id);

    expect(await shown()).toMatchObject({ ownSha256: sha256, pictureSha256: sha256 });
  });
});

test('a run is undone once, a preview and an undo never', async () => {
  world.provider.put('2', { attributes: { name: 'Bob' } });
  const preview = await world.run({ type: 'preview' });
  const run = await world.run();
  const undone = await undo(run.id);

  for (const { id } of [preview, run, undone]) {
    await expect(undo(id)).rejects.toMatchObject({ code: 'conflict' });
  }
});
