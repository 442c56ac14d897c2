import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPushWorld, type PushWorld } from '../../testing/push-world.ts';
import { startDuePushes } from './life/start-due-pushes.ts';
import { cancelPush } from './life/start-push.ts';
import { runPush } from './run-push.ts';

let world: PushWorld;
beforeEach(async () => {
  world = await createPushWorld();
  await world.put(...Array.from({ length: 60 }, (_, index) => ({ email: `p${index}@example.com`, title: 'Engineer' })));
});
afterEach(() => world.close());

const never = new AbortController().signal;
const busy = (seconds: number) =>
  ({ reason: 'rate-limited', message: 'Too many requests.', retryAfterSeconds: seconds }) as const;
const target = () => world.test.database.target.findUniqueOrThrow({ where: { id: world.targetId } });

test('a long pause is written down for all workers, and the push comes back when it is over', async () => {
  world.scripted.failAfter('apply', 30, busy(3600));
  const pushId = await world.start();
  const waiting = await world.work(pushId);
  expect(waiting).toMatchObject({ status: 'working', counts: { applied: 30 }, pauses: 1 });
  const over = new Date(world.clock.now().getTime() + 3_600_000);
  expect(waiting.waitingUntil).toEqual(over);
  expect((await target()).pausedUntil).toEqual(over);
  expect(world.later).toEqual([{ pushId, notBefore: over }]);
  expect(world.clock.slept).toEqual([]);

  const sessions = world.scripted.contexts.length;
  expect((await world.work(pushId)).status).toBe('working');
  expect(world.scripted.contexts.length).toBe(sessions);

  await world.clock.sleep(3600, never);
  expect(await world.work(pushId)).toMatchObject({ status: 'succeeded', waitingUntil: null, counts: { applied: 60 } });
  expect(world.scripted.written).toHaveLength(60);
});

test('a short pause is sat out', async () => {
  world.scripted.failAfter('apply', 10, busy(5));
  expect(await world.push()).toMatchObject({ status: 'succeeded', counts: { applied: 60 } });
  expect(world.clock.slept).toEqual([5]);
  expect(world.scripted.written).toHaveLength(60);
});

test('another push of a paused target waits as well', async () => {
  world.scripted.failAfter('apply', 0, busy(3600));
  const first = await world.start();
  await world.work(first);
  await world.test.database.push.deleteMany({ where: { id: first } });
  expect(await world.push({ type: 'person', person: 'p1@example.com' })).toMatchObject({ status: 'working' });
  expect(world.scripted.written).toEqual([]);
});

test('a target that cannot be reached is tried for a while, then left alone for longer, and not forgotten', async () => {
  for (let time = 0; time < 20; time += 1)
    world.scripted.failAfter('accepts', 0, { reason: 'unavailable', message: 'Jira does not answer.' });
  const pushId = await world.start();
  let push = await world.work(pushId);
  for (let time = 0; push.status === 'working' && time < 20; time += 1) {
    await world.clock.sleep(120, never);
    push = await world.work(pushId);
  }
  expect(push).toMatchObject({
    status: 'failed',
    problem: { reason: 'unavailable', message: 'Jira does not answer.' },
  });
  expect(await target()).toMatchObject({ pushDue: true });
  expect((await target()).pausedUntil?.getTime()).toBeGreaterThan(world.clock.now().getTime() + 600_000);
});

test('a target that does not let Roster in fails the push at once, with what to correct', async () => {
  const failure = { reason: 'credentials-rejected', message: 'The token is not accepted.', setting: 'token' } as const;
  world.scripted.failAfter('apply', 26, failure);
  expect(await world.push()).toMatchObject({ status: 'failed', problem: failure, counts: { applied: 26 } });
  expect((await world.standing()).filter(({ status }) => status === 'pending')).toHaveLength(34);
  expect(await world.push()).toMatchObject({ status: 'succeeded', counts: { applied: 34 } });
});

test('a worker that stops leaves the rest to the next', async () => {
  const stopping = new AbortController();
  world.scripted.beforeWrite = () => {
    if (world.scripted.written.length === 40) stopping.abort(new Error('The worker stops.'));
    return Promise.resolve();
  };
  const pushId = await world.start();
  await expect(runPush(world.parts, pushId, stopping.signal)).rejects.toThrow('The worker stops.');
  world.scripted.beforeWrite = () => Promise.resolve();
  expect(await world.work(pushId)).toMatchObject({ status: 'succeeded', expected: 60, counts: { applied: 60 } });
  expect(world.scripted.written).toHaveLength(60);
});

test('a push that another worker has taken over is let go of', async () => {
  const pushId = await world.start();
  let taken: Promise<unknown> | undefined;
  world.scripted.beforeWrite = () => {
    world.scripted.beforeWrite = () => Promise.resolve();
    taken = world.work(pushId);
    return taken.then(() => undefined);
  };
  const late = world.work(pushId);
  await expect(late).resolves.toMatchObject({ status: 'succeeded' });
  expect(await taken).toMatchObject({ status: 'succeeded', counts: { applied: 60 } });
});

test('cancelling ends it, and keeps what was written', async () => {
  const pushId = await world.start();
  world.scripted.beforeWrite = async (_, signal) => {
    if (world.scripted.written.length < 30) return;
    await cancelPush(world.parts, { siteId: world.test.siteId, pushId });
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    signal.throwIfAborted();
  };
  expect(await world.work(pushId)).toMatchObject({ status: 'cancelled', counts: { applied: 30 } });
  await expect(cancelPush(world.parts, { siteId: world.test.siteId, pushId })).rejects.toThrow('its end already');
  const waiting = await world.start();
  await cancelPush(world.parts, { siteId: world.test.siteId, pushId: waiting });
  expect(await world.work(waiting)).toMatchObject({ status: 'cancelled' });
});

describe('cancelled while its target is paused', () => {
  const cancelWhilePaused = async (request: Parameters<typeof world.start>[0] = {}): Promise<void> => {
    world.scripted.failAfter('apply', 30, busy(3600));
    const pushId = await world.start(request);
    await world.work(pushId);
    await cancelPush(world.parts, { siteId: world.test.siteId, pushId });
    expect((await world.test.database.push.findUniqueOrThrow({ where: { id: pushId } })).status).toBe('cancelled');
    expect(await world.lines(pushId)).toHaveLength(30);
  };

  test.each([{ type: 'full' }, { type: 'changes' }] as const)(
    'a push of type $type leaves nobody behind: once the pause is over, another goes on with the rest',
    async (request) => {
      await cancelWhilePaused(request);
      await startDuePushes(world.parts);
      expect(await world.test.database.push.count()).toBe(1);
      await world.clock.sleep(3600, never);
      await startDuePushes(world.parts);
      const next = await world.test.database.push.findFirstOrThrow({ where: { status: 'queued' } });
      expect(next).toMatchObject({ type: 'changes', trigger: 'schedule' });
      expect(await world.work(next.id)).toMatchObject({ status: 'succeeded', counts: { applied: 30 } });
      expect(world.scripted.written).toHaveLength(60);
    },
  );

  test('a push that was only looking starts none', async () => {
    world.scripted.failAfter('read', 0, busy(3600));
    const pushId = await world.start({ type: 'dryRun' });
    expect(await world.work(pushId)).toMatchObject({ status: 'working' });
    await cancelPush(world.parts, { siteId: world.test.siteId, pushId });
    expect(await target()).toMatchObject({ pushDue: false });
  });
});
