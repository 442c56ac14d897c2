import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectorScope } from '#contract/scope.ts';
import type { ConnectorFailure } from '../../errors/connector-error.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { runSync } from '../run-sync.ts';
import { cancelRun } from '../runs/steer-run.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  for (const id of ['1', '2', '3', '4', '5']) world.provider.put(id, { attributes: { name: `Person ${id}` } });
});
afterEach(() => world.close());

const unavailable: ConnectorFailure = { reason: 'unavailable', message: 'The provider could not be reached.' };

describe('a provider that fails in the middle', () => {
  test('is read on from the page after the last one', async () => {
    world.provider.failAfter(1, unavailable);

    const run = await world.run();

    expect(run).toMatchObject({ status: 'succeeded', counts: { read: 5, created: 5 } });
    expect(world.provider.reads).toEqual([{}, { cursor: 1 }]);
  });

  test('is waited for as long as it asks, and people see until when', async () => {
    world.provider.failAfter(1, { reason: 'rate-limited', message: 'Wait.', retryAfterSeconds: 90 });
    let shown: Date | null = null;
    world.provider.beforePage = async () => {
      shown = (await world.test.database.run.findFirstOrThrow()).waitingUntil ?? shown;
    };
    const until = world.clock.now().getTime() + 90_000;

    const run = await world.run();

    expect(world.clock.slept).toEqual([90]);
    expect(shown).toEqual(new Date(until));
    expect(run).toMatchObject({ status: 'succeeded', waitingUntil: null, counts: { created: 5 } });
  });

  test('is given up on after a while, with what it said', async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) world.provider.failAfter(0, unavailable);

    const run = await world.run();

    expect(run).toMatchObject({ status: 'failed', problem: { reason: 'unavailable', message: unavailable.message } });
    expect(world.provider.reads.length).toBeLessThan(20);
    expect(await world.people()).toEqual([]);
    expect(await world.test.database.runRecord.count()).toBe(0);
  });

  test('is not asked again when it rejects the credentials, and the setting is named', async () => {
    const failure: ConnectorFailure = {
      reason: 'credentials-rejected',
      message: 'Wrong password.',
      setting: 'password',
    };
    world.provider.failAfter(1, failure);

    const run = await world.run();

    expect(run).toMatchObject({ status: 'failed', problem: failure });
    expect(world.provider.reads).toHaveLength(1);
  });

  test('is read from the start, and whole, when it does not know the cursor any more', async () => {
    await world.run();
    world.provider.put('6', { attributes: { name: 'Person 6' } });
    world.provider.put('7', { attributes: { name: 'Person 7' } });
    world.provider.put('8', { attributes: { name: 'Person 8' } });
    world.provider.failAfter(1, { reason: 'cursor-expired', message: 'Too old.' });
    world.provider.reads.length = 0;

    const run = await world.run({ type: 'changes' });

    expect(world.provider.reads).toEqual([{ bookmark: 5 }, {}]);
    expect(run).toMatchObject({
      status: 'succeeded',
      counts: { read: 8, created: 3, unchanged: 5 },
      readEnd: { read: 'whole' },
    });
  });
});

describe('a changes run', () => {
  test('reads what has changed since the last run, and believes only what is said to be gone', async () => {
    await world.run();
    world.provider.put('2', { attributes: { name: 'Person 2', phone: '2' } });
    world.provider.remove('3');

    const run = await world.run({ type: 'changes' });

    expect(run).toMatchObject({ status: 'succeeded', counts: { read: 1, updated: 1, gone: 1, created: 0 } });
    expect(world.provider.reads.at(-1)).toEqual({ bookmark: 5 });
    expect(await world.test.database.connector.findFirstOrThrow()).toMatchObject({ bookmark: 7 });
  });

  test('knows by a list of ids who is gone', async () => {
    await world.run();
    world.provider.changesEnd = 'listed';
    world.provider.remove('3');
    world.provider.put('6', { attributes: { name: 'Person 6' } });

    const run = await world.run({ type: 'changes' });

    expect(run).toMatchObject({ counts: { read: 1, created: 1, gone: 1 } });
    expect(await world.test.database.person.count({ where: { active: true } })).toBe(5);
  });

  test('with a dead bookmark reads everyone', async () => {
    await world.run();
    world.provider.deadBookmarks = true;

    const run = await world.run({ type: 'changes' });

    expect(run).toMatchObject({ status: 'succeeded', counts: { read: 5, unchanged: 5 } });
  });

  test('reads everyone when the mapping has changed since', async () => {
    await world.run();
    await world.changeConnector({ mappings: [] });

    const run = await world.run({ type: 'changes' });

    expect(world.provider.reads.at(-1)).toEqual({});
    expect(run.readEnd).toMatchObject({ read: 'whole' });
  });

  test('reads no more than before when a secret has been renewed', async () => {
    await world.run();
    await world.changeConnector({ secrets: {} });

    await world.run({ type: 'changes' });

    expect(world.provider.reads.at(-1)).toEqual({ bookmark: 5 });
  });
});

describe('scope', () => {
  test('leaves out disabled accounts and guests with a reason, unless they are asked for', async () => {
    world.provider.put('6', { attributes: { name: 'Disabled' }, active: false });
    world.provider.put('7', { attributes: { name: 'Guest' }, guest: true });

    const run = await world.run();

    expect(run.counts).toMatchObject({ created: 5, skipped: 2 });
    const skipped = (await world.changes(run.id)).filter((line) => line.outcome === 'skipped');
    expect(skipped.map((line) => line.because)).toEqual([
      'The account is disabled, and disabled accounts are out of scope.',
      'The account is a guest, and guests are out of scope.',
    ]);

    await world.changeConnector({ scope: connectorScope.parse({ includeDisabled: true, includeGuests: true }) });
    expect((await world.run()).counts).toMatchObject({ created: 2, unchanged: 5 });
    expect(await world.people()).toMatchObject([
      { displayName: 'Disabled', active: false },
      ...Array.from({ length: 6 }, () => ({ active: true })),
    ]);
  });

  test('a known person who leaves it is gone, even in a changes run', async () => {
    await world.run();
    world.provider.put('2', { attributes: { name: 'Person 2' }, active: false });

    const run = await world.run({ type: 'changes' });

    expect(await world.changes(run.id)).toMatchObject([
      { outcome: 'gone', before: { active: 'true' }, after: { active: 'false' } },
    ]);
    expect((await world.changes(run.id))[0]?.because).toContain('disabled');
  });
});

test('what the provider sends but is nobody gets a line, and does not fail the run', async () => {
  world.provider.reject({ label: 'cn=broken,dc=example', because: 'The entry has no id.' });

  const run = await world.run();

  expect(run).toMatchObject({ status: 'succeeded', counts: { created: 5, failed: 1, read: 6 } });
  expect(await world.changes(run.id)).toContainEqual(
    expect.objectContaining({
      outcome: 'failed',
      displayName: 'cn=broken,dc=example',
      because: 'The entry has no id.',
    }),
  );
});

test('a run is cancelled between two pages, and changes nothing', async () => {
  const runId = await world.start();
  world.provider.beforePage = async (page, signal) => {
    if (page !== 1) return;
    await cancelRun(world.parts, { siteId: world.test.siteId, runId, actor: 'Ada' });
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    signal.throwIfAborted();
  };

  const run = await world.work(runId);

  expect(run).toMatchObject({ status: 'cancelled', problem: null, counts: { read: 2 } });
  expect(run.finishedAt).not.toBeNull();
  expect(await world.people()).toEqual([]);
  expect(await world.test.database.runRecord.count()).toBe(0);
});

describe('a worker that is stopped', () => {
  async function stopAtSecondPage(): Promise<string> {
    const runId = await world.start();
    const stopping = new AbortController();
    world.provider.beforePage = (page) => {
      if (page === 1) stopping.abort(new Error('The worker stops.'));
      return Promise.resolve();
    };
    await expect(runSync(world.parts, runId, stopping.signal)).rejects.toThrow();
    world.provider.beforePage = () => Promise.resolve();
    world.provider.reads.length = 0;
    return runId;
  }

  test('leaves its run where it is, and the next worker reads on', async () => {
    const runId = await stopAtSecondPage();

    expect(await world.work(runId)).toMatchObject({ status: 'succeeded', counts: { read: 5, created: 5 } });
    expect(world.provider.reads).toEqual([{ cursor: 2 }]);
  });

  test('has its pages read again when the connector was changed meanwhile', async () => {
    const runId = await stopAtSecondPage();
    await world.changeConnector({ mappings: [] });

    expect(await world.work(runId)).toMatchObject({ status: 'succeeded', counts: { read: 5, created: 5 } });
    expect(world.provider.reads).toEqual([{}]);
  });
});

test('only one run of a connector is under way', async () => {
  const runId = await world.start();

  await expect(world.start({ type: 'changes' })).rejects.toMatchObject({ code: 'conflict' });

  await cancelRun(world.parts, { siteId: world.test.siteId, runId, actor: 'Ada' });
  await expect(world.run({ type: 'changes' })).resolves.toMatchObject({ status: 'succeeded' });
});

test('ids and values with characters that PostgreSQL refuses are cleaned, not fatal', async () => {
  world.provider.put('bad\u0000id\ud800', { attributes: { name: 'Odd' }, references: ['x\u0000y'] });

  const run = await world.run();

  expect(run).toMatchObject({ status: 'succeeded', counts: { created: 6 } });
});
