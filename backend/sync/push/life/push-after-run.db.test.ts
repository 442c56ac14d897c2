import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPushWorld, type PushWorld } from '../../../testing/push-world.ts';
import type { Transaction } from '../../../database/client.ts';
import type { Clock } from '../../../http/clock.ts';
import { runSync } from '../../run-sync.ts';
import { cancelRun, undoRun } from '../../runs/steer-run.ts';
import { removeConnector } from '../../upkeep/remove-connector.ts';
import { sweep } from '../../upkeep/sweep.ts';
import { runPush } from '../run-push.ts';
import { markPushDue } from './push-store.ts';
import { startDuePushes } from './start-due-pushes.ts';

let world: PushWorld;
beforeEach(async () => {
  world = await createPushWorld();
  const mail = { to: 'phone', from: 'field:phone', whenEmpty: 'clear' };
  await world.changeTarget({ fields: [mail] });
  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com', phone: '1' } });
  world.provider.put('2', { attributes: { name: 'Bo', mail: 'bo@example.com', phone: '2' } });
  world.scripted.put('ann@example.com');
  world.scripted.put('bo@example.com');
});
afterEach(() => world.close());

const pushes = () => world.test.database.push.findMany({ orderBy: { createdAt: 'asc' } });
const never = new AbortController().signal;

describe('a run', () => {
  test('is followed by a push of what it changed, and tells what came of it', async () => {
    const run = await world.run();
    expect(run).toMatchObject({ status: 'succeeded', counts: { created: 2, pushed: { applied: 2, failed: 0 } } });
    expect(await pushes()).toMatchObject([{ runId: run.id, trigger: 'run', type: 'changes', status: 'succeeded' }]);
    expect(world.scripted.shows('ann@example.com').fields).toMatchObject({ phone: '1' });
  });

  test('that changes nothing for a target leaves no push behind', async () => {
    await world.run();
    const run = await world.run();
    expect(run.status).toBe('succeeded');
    expect(await pushes()).toHaveLength(1);
  });

  test('has succeeded although its target fails', async () => {
    world.scripted.failAfter('apply', 1, { reason: 'permission-missing', message: 'Jira refuses.' });
    const run = await world.run();
    expect(run).toMatchObject({ status: 'succeeded', problem: null, counts: { pushed: { applied: 1 } } });
    expect(await pushes()).toMatchObject([{ status: 'failed', problem: { message: 'Jira refuses.' } }]);
  });

  test('does not wait for a target that wants to be left alone for long', async () => {
    const busy = { reason: 'rate-limited', message: 'Later.', retryAfterSeconds: 7200 } as const;
    world.scripted.failAfter('apply', 1, busy);
    const run = await world.run();
    expect(run).toMatchObject({ status: 'succeeded', counts: { pushed: { applied: 1 } } });
    const [push] = await pushes();
    expect(push?.status).toBe('working');
    await world.clock.sleep(7200, never);
    expect(await world.work(push?.id ?? '')).toMatchObject({ status: 'succeeded', counts: { applied: 2 } });
  });

  const away = { reason: 'unavailable', message: 'Jira does not answer.', retryAfterSeconds: 30 } as const;
  const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const began = world.clock.now().getTime();
    await work();
    return (world.clock.now().getTime() - began) / 1000;
  };

  test('waits a minute for a target that does not answer, and tells later what came of its push', async () => {
    for (let time = 0; time < 3; time += 1) world.scripted.failAfter('accepts', 0, away);
    expect(await secondsOf(() => world.run())).toBeLessThanOrEqual(61);
    const run = await world.test.database.run.findFirstOrThrow();
    expect(run).toMatchObject({ status: 'succeeded', counts: { pushed: { applied: 0 } } });
    const [push] = await pushes();
    expect(push).toMatchObject({ status: 'working', runId: run.id });
    for (let status = 'working'; status === 'working';) {
      await world.clock.sleep(60, never);
      ({ status } = await world.work(push?.id ?? ''));
    }
    expect((await pushes())[0]).toMatchObject({ status: 'succeeded', counts: { applied: 2 } });
    expect(await world.test.database.run.findFirst()).toMatchObject({ counts: { read: 2, pushed: { applied: 2 } } });
  });

  test('waits a minute for a push that gets nowhere, whatever the reason', async () => {
    const runId = await world.runs.start();
    expect(await secondsOf(() => runSync(world.parts, runId, never))).toBeLessThanOrEqual(61);
    expect(await world.test.database.run.findFirst()).toMatchObject({ status: 'succeeded' });
    expect(await pushes()).toMatchObject([{ status: 'queued' }]);
  });

  test('waits five minutes for a push that goes on and on', async () => {
    const runId = await world.runs.start();
    const { clock, test } = world;
    const busyTarget: Clock = {
      now: () => clock.now(),
      sleep: async (seconds, signal) => {
        await test.database.push.updateMany({ data: { counts: { applied: clock.slept.length } } });
        await clock.sleep(seconds, signal);
      },
    };
    const seconds = await secondsOf(() => runSync({ ...world.parts, clock: busyTarget }, runId, never));
    expect(seconds).toBeGreaterThanOrEqual(300);
    expect(seconds).toBeLessThanOrEqual(301);
  });

  test.each([
    ['switched off', { enabled: false }],
    ['only pushed to by hand', { automatic: false }],
    [
      'for the people of another connector',
      { people: { connectors: ['0192f0c1-0000-7000-8000-00000000000f'], inactive: false } },
    ],
  ])('is not followed by a push to a target that is %s', async (_, data) => {
    await world.changeTarget(data);
    const run = await world.run();
    expect(run).toMatchObject({ status: 'succeeded' });
    expect(await pushes()).toEqual([]);
  });

  test('leaves word at a target that is being pushed to, and the next push looks', async () => {
    const underWay = await world.start();
    // No worker takes it for as long as the run goes on.
    world.pushing.length = 0;
    const run = await world.run();
    expect(run.status).toBe('succeeded');
    expect(await pushes()).toHaveLength(1);
    await world.test.database.push.deleteMany({ where: { id: underWay } });
    await startDuePushes(world.parts);
    const [due] = await pushes();
    expect(due).toMatchObject({ type: 'changes', trigger: 'schedule' });
    expect(await world.work(due?.id ?? '')).toMatchObject({ counts: { applied: 2 } });
  });

  test('that is cancelled takes its pushes with it, also one that waits for its target', async () => {
    const runId = await world.runs.start();
    const cancelled = new Promise<void>((resolve) => {
      world.scripted.beforeWrite = async () => {
        world.scripted.beforeWrite = () => Promise.resolve();
        const [push] = await pushes();
        await world.test.database.push.updateMany({
          where: { id: push?.id ?? '' },
          data: { waitingUntil: new Date() },
        });
        await cancelRun(world.parts, { siteId: world.test.siteId, runId, actor: 'Ada' });
        resolve();
      };
    });
    await world.runs.work(runId);
    await cancelled;
    expect(await pushes()).toMatchObject([{ status: 'cancelled' }]);
  });

  test('undone is followed by a push of what it puts back', async () => {
    await world.run();
    world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com', phone: '77' } });
    const run = await world.run();
    expect(world.scripted.shows('ann@example.com').fields).toMatchObject({ phone: '77' });
    const undoing = await undoRun(world.parts, { siteId: world.test.siteId, runId: run.id, actor: 'Ada' });
    await world.runs.work(undoing);
    expect(world.scripted.shows('ann@example.com').fields).toMatchObject({ phone: '1' });
  });
});

describe('what is due', () => {
  const started = async () => (await pushes()).filter(({ trigger }) => trigger === 'schedule').map(({ type }) => type);

  test('is whoever failed, once the time has come, and not before', async () => {
    const ann = world.scripted.accounts.get('ann@example.com');
    if (ann) ann.failure = { reason: 'unavailable', message: 'A fault.' };
    await world.run();
    await startDuePushes(world.parts);
    expect(await started()).toEqual([]);
    await world.clock.sleep(60, never);
    await startDuePushes(world.parts);
    await startDuePushes(world.parts);
    expect(await started()).toEqual(['changes']);
  });

  test('is a drift check, as often as is asked for', async () => {
    await world.changeTarget({ drift: { everyDays: 2, repair: true }, createdAt: world.clock.now() });
    await world.run();
    await startDuePushes(world.parts);
    expect(await started()).toEqual([]);
    await world.clock.sleep(2 * 24 * 3600, never);
    await startDuePushes(world.parts);
    expect(await started()).toEqual(['drift']);
    const [push] = (await pushes()).filter(({ type }) => type === 'drift');
    expect(push?.repair).toBe(true);
    await world.work(push?.id ?? '');
    await startDuePushes(world.parts);
    expect(await started()).toEqual(['drift']);
  });

  test.each([{ type: 'dryRun' }, { type: 'person', person: 'bo@example.com' }, { type: 'drift' }] as const)(
    'stays due after a push of type $type',
    async (request) => {
      await world.run();
      await world.change('ann@example.com', { 'field:phone': '11' });
      await world.changeTarget({ pushDue: true });
      await world.push(request);
      await startDuePushes(world.parts);
      expect(await started()).toEqual(['changes']);
    },
  );

  test('is what changes while a push is being planned', async () => {
    await world.run();
    await world.changeTarget({ pushDue: true });
    const { database, siteId } = world.test;
    const whilePlanning = new Proxy(database, {
      get: (real, name): unknown =>
        name === '$transaction'
          ? (work: (transaction: Transaction) => Promise<unknown>) =>
              real.$transaction(async (transaction) => {
                const done = await work(transaction);
                await world.change('ann@example.com', { 'field:phone': '11' });
                await markPushDue(database, { siteId });
                return done;
              })
          : Reflect.get(real, name, real),
    });
    await runPush({ ...world.parts, database: whilePlanning }, await world.start(), never);
    await startDuePushes(world.parts);
    expect(await started()).toEqual(['changes']);
  });

  test('waits while the target is paused', async () => {
    await world.changeTarget({ pushDue: true, pausedUntil: new Date(world.clock.now().getTime() + 60_000) });
    await startDuePushes(world.parts);
    expect(await started()).toEqual([]);
  });
});

test('people who go with their connector leave the target', async () => {
  await world.changeTarget({ removal: 'clear' });
  await world.run();
  await removeConnector(world.parts, world.test.siteId, world.connectorId);
  await startDuePushes(world.parts);
  const push = (await pushes()).find(({ trigger }) => trigger === 'schedule');
  expect(await world.work(push?.id ?? '')).toMatchObject({ counts: { applied: 2 } });
  expect(world.scripted.shows('ann@example.com').fields).toMatchObject({ phone: null });
  expect(await world.standing()).toEqual([]);
});

test('pushes are kept as long as runs are, the last one for ever', async () => {
  await world.run();
  await world.clock.sleep(100 * 24 * 3600, never);
  await sweep(world.parts);
  expect(await pushes()).toHaveLength(1);
  const last = await world.push();
  await sweep(world.parts);
  expect((await pushes()).map(({ id }) => id)).toEqual([last.id]);
  expect(await world.test.database.pushLine.count()).toBe(0);
});
