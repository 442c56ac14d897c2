import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConnectorError } from '../../errors/connector-error.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import type { SyncParts } from '../sync-parts.ts';
import { startDueRuns } from './start-due-runs.ts';

const signal = new AbortController().signal;
let world: SyncWorld;
let changedAt: Date | undefined;
let isThere = true;
let parts: SyncParts;

beforeEach(async () => {
  world = await createSyncWorld();
  world.provider.put('1', { attributes: { name: 'Ann' } });
  changedAt = world.clock.now();
  isThere = true;
  const watch = () => {
    if (isThere) return Promise.resolve(changedAt);
    return Promise.reject(new ConnectorError({ reason: 'unavailable', message: 'The file is not there.' }));
  };
  parts = { ...world.parts, findSource: (kind) => ({ ...sourceOf(kind), watch }) };
});
afterEach(() => world.close());

function sourceOf(kind: string) {
  const source = world.parts.findSource(kind);
  if (!source) throw new Error('The world has no such source.');
  return source;
}

const runs = () => world.test.database.run.findMany({ orderBy: { createdAt: 'asc' } });
const minutes = (count: number) => world.clock.sleep(count * 60, signal);

async function tick(afterMinutes: number): Promise<number> {
  await minutes(afterMinutes);
  await startDueRuns(parts);
  return (await runs()).length;
}

async function change(): Promise<void> {
  await minutes(1);
  changedAt = world.clock.now();
}

describe('a connector that watches a file', () => {
  test('starts a changes run once the file has changed, and says why', async () => {
    expect(await tick(5)).toBe(0);
    await change();
    expect(await tick(1)).toBe(1);
    expect(await tick(1)).toBe(1);
    expect(await runs()).toMatchObject([
      { type: 'changes', trigger: 'watch', startedBy: 'watched file', status: 'queued' },
    ]);
  });

  test('does not start while the file is being written', async () => {
    await change();
    expect(await tick(0.5)).toBe(0);
    changedAt = world.clock.now();
    expect(await tick(0.9)).toBe(0);
    expect(await tick(0.1)).toBe(1);
  });

  test('starts after the run that is under way when the file changes', async () => {
    const id = await world.start();
    await change();
    expect(await tick(2)).toBe(1);
    await world.work(id);
    expect(await tick(1)).toBe(2);
  });

  test('does not run again for a change that a run by hand has seen, or failed at', async () => {
    await change();
    await minutes(0.5);
    world.provider.failAfter(0, { reason: 'unexpected-answer', message: 'Not CSV.' });
    expect(await world.run()).toMatchObject({ status: 'failed' });
    expect(await tick(5)).toBe(1);
  });

  test('waits for a file that is not there, and for being switched on', async () => {
    await change();
    isThere = false;
    expect(await tick(1)).toBe(0);
    isThere = true;
    await world.changeConnector({ enabled: false });
    expect(await tick(1)).toBe(0);
    await world.changeConnector({ enabled: true });
    expect(await tick(1)).toBe(1);
  });
});
