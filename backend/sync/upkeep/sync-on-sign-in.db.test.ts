import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { syncOnSignIn } from './sync-on-sign-in.ts';

const minute = 60;
const never = new AbortController().signal;

let world: SyncWorld;
let annId = '';
beforeEach(async () => {
  world = await createSyncWorld();
  world.provider.put('1', { attributes: { name: 'Ann' } });
  world.provider.put('2', { attributes: { name: 'Bo' } });
  await world.run();
  annId = (await world.people()).find(({ displayName }) => displayName === 'Ann')?.id ?? '';
  await want({ enabled: true, everyMinutes: 15 });
});
afterEach(() => world.close());

async function want(signInSync: { readonly enabled: boolean; readonly everyMinutes: number }): Promise<void> {
  const { database, siteId } = world.test;
  await database.site.update({ where: { id: siteId }, data: { settings: { signInSync } } });
}

const signIn = () =>
  syncOnSignIn(world.parts, { siteId: world.test.siteId, personId: annId, startedBy: 'ann@example.com' });
const runsOfOne = () => world.test.database.run.findMany({ where: { type: 'person' }, orderBy: { createdAt: 'asc' } });

test('whoever has not been read for a while is, in their own name', async () => {
  await world.clock.sleep(16 * minute, never);
  world.provider.put('1', { attributes: { name: 'Ann Reed' } });
  await signIn();
  const [run] = await runsOfOne();
  expect(run).toMatchObject({ trigger: 'signIn', startedBy: 'ann@example.com', sourceId: '1', status: 'queued' });
  await world.work(run?.id ?? '');
  expect((await world.people()).map(({ displayName }) => displayName)).toEqual(['Ann Reed', 'Bo']);
});

test('nobody is read again who was lately, by a run of everybody or by one of their own', async () => {
  await world.clock.sleep(14 * minute, never);
  await signIn();
  expect(await runsOfOne()).toEqual([]);
  await world.clock.sleep(2 * minute, never);
  await signIn();
  const [run] = await runsOfOne();
  await world.work(run?.id ?? '');
  await world.clock.sleep(14 * minute, never);
  await signIn();
  expect(await runsOfOne()).toHaveLength(1);
  await world.clock.sleep(2 * minute, never);
  await signIn();
  expect(await runsOfOne()).toHaveLength(2);
});

test('a connector that is at work is left alone', async () => {
  await world.clock.sleep(16 * minute, never);
  await world.start({ type: 'full' });
  await signIn();
  expect(await runsOfOne()).toEqual([]);
});

test('two sign-ins at once are one run', async () => {
  await world.clock.sleep(16 * minute, never);
  await Promise.all([signIn(), signIn()]);
  expect(await runsOfOne()).toHaveLength(1);
});

test('only connectors that are on and have the person are asked', async () => {
  const { connectorId } = await world.addConnector();
  await world.clock.sleep(16 * minute, never);
  await signIn();
  expect(await world.test.database.run.count({ where: { connectorId } })).toBe(0);
  await world.test.database.run.deleteMany({ where: { type: 'person' } });
  await world.changeConnector({ enabled: false });
  await signIn();
  expect(await runsOfOne()).toEqual([]);
});

test('nothing is read while the site does not want it', async () => {
  await want({ enabled: false, everyMinutes: 15 });
  await world.clock.sleep(16 * minute, never);
  await signIn();
  expect(await runsOfOne()).toEqual([]);
});
