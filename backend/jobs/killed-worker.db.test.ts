import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultPictures } from '#contract/connectors.ts';
import { systemClock } from '../http/clock.ts';
import { startRun } from '../sync/runs/start-run.ts';
import { startPush } from '../sync/push/life/start-push.ts';
import { fillProvider, fillTarget, killedPeople, pushedPeople, type Stall } from '../testing/kill-scenario.ts';
import { storePeople } from '../testing/profile-builders.ts';
import { aTargetRow } from '../testing/push-world.ts';
import { createScriptedProvider, type ScriptedProvider } from '../testing/scripted-provider.ts';
import { createScriptedTarget, type ScriptedTarget } from '../testing/scripted-target.ts';
import { aConnectorRow } from '../testing/sync-world.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createWorldParts } from '../testing/world-parts.ts';
import { openJobBoard, type JobBoard } from './job-board.ts';
import { createJobHandlers } from './job-handlers.ts';
import { startWorkers } from './start-workers.ts';

const kind = 'scripted';
const log = { info: () => undefined, warn: () => undefined };
const workerFile = fileURLToPath(new URL('../testing/worker-to-kill.ts', import.meta.url));

let there: TestDatabase;
let connectorId: string;
let provider: ScriptedProvider;
let scripted: ScriptedTarget;
let board: JobBoard;
let workers: ChildProcess[];
let closers: (() => Promise<void>)[];

beforeEach(async () => {
  there = await createTestDatabase();
  workers = [];
  closers = [];
  const row = { ...aConnectorRow(there.siteId, kind), pictures: defaultPictures };
  connectorId = (await there.database.connector.create({ data: row })).id;
  provider = createScriptedProvider({ kind });
  await fillProvider(provider);
  scripted = createScriptedTarget();
  fillTarget(scripted, 'nowhere', () => undefined);
  board = await openJobBoard({ databaseUrl: there.url, works: true, log });
});
afterEach(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  for (const close of closers) await close();
  await board.close();
  await there.close();
});

const partsHere = () =>
  createWorldParts({
    database: there.database,
    sources: new Map([[kind, provider.source]]),
    targets: new Map([[scripted.target.kind, scripted.target]]),
    queue: board.queue,
    clock: systemClock,
  });

/** A worker in a process of its own that has begun to work; `stalled` resolves when it stands still. */
async function spawnWorker(stall: Stall): Promise<{ readonly child: ChildProcess; readonly stalled: Promise<void> }> {
  const child = spawn(process.execPath, [workerFile, there.url, kind, stall], { stdio: ['ignore', 'pipe', 'inherit'] });
  workers.push(child);
  const lines = createInterface({ input: child.stdout });
  const said = (word: string) =>
    new Promise<void>((resolve) => lines.on('line', (line) => (line === word ? resolve() : undefined)));
  const stalled = said('stalled');
  await said('working');
  return { child, stalled };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const startFullRun = () =>
  startRun(partsHere(), { siteId: there.siteId, connectorId, type: 'full', trigger: 'admin', startedBy: 'Ada' });

/** As after a restart of an installation of one process. */
async function workHere(): Promise<void> {
  const parts = partsHere();
  const issues = {
    issues: board.issues,
    findReporter: () => Promise.resolve(undefined),
    findProduct: () => Promise.resolve(undefined),
  };
  const here = await startWorkers({ board, handlers: createJobHandlers({ ...parts, ...issues }), alone: true, log });
  closers.push(
    () => here.stop(),
    () => parts.pictures.renderer.close(),
  );
}

async function expectDone(runId: string, withinMs: number): Promise<void> {
  const statusOf = async () => (await there.database.run.findUniqueOrThrow({ where: { id: runId } })).status;
  await expect.poll(statusOf, { timeout: withinMs, interval: 100 }).toBe('succeeded');
  const run = await there.database.run.findUniqueOrThrow({ where: { id: runId } });
  expect(run.counts).toMatchObject({
    read: killedPeople,
    created: killedPeople,
    pictures: { changed: killedPeople, failed: 0 },
  });

  const people = await there.database.person.findMany({ orderBy: { email: 'asc' } });
  expect(people).toHaveLength(killedPeople);
  const held = await there.database.personSource.findMany({ select: { personId: true, sourceId: true } });
  const sourceOf = new Map(held.map(({ personId, sourceId }) => [personId, sourceId]));
  const bySource = new Map(people.map((person) => [sourceOf.get(person.id), person]));
  for (const person of people) {
    const number = Number(sourceOf.get(person.id));
    expect(person).toMatchObject({ displayName: `Person ${number}`, active: true });
    expect(person.managerId).toBe(bySource.get(String((number % killedPeople) + 1).padStart(2, '0'))?.id);
    expect(person.pictureSha256).not.toBeNull();
  }
  expect(new Set(people.map((person) => person.pictureSha256)).size).toBe(killedPeople);
  expect(await there.database.hostedPhoto.count({ where: { retiredAt: null } })).toBe(killedPeople);
  expect(await there.database.runChange.count({ where: { runId } })).toBe(killedPeople);
  for (const left of await Promise.all([there.database.runRecord.count(), there.database.runPicture.count()]))
    expect(left).toBe(0);
}

test('a run whose worker is killed while reading is read on after the last page', async () => {
  const { child, stalled } = await spawnWorker('reading');
  const runId = await startFullRun();
  await stalled;
  await expect.poll(async () => (await there.database.run.findUniqueOrThrow({ where: { id: runId } })).cursor).toBe(3);

  await kill(child);
  await workHere();

  await expectDone(runId, 20_000);
  expect(provider.reads).toEqual([{ cursor: 3 }]);
});

test.each([
  ['planning', 'run_change'],
  ['applying', 'person_source'],
])('a run whose worker is killed while %s is planned and applied once', async (status, table) => {
  const { child } = await spawnWorker('nowhere');
  let runId = '';
  await there.database.$transaction(
    async (transaction) => {
      await transaction.$executeRawUnsafe(`lock table ${table} in exclusive mode`);
      runId = await startFullRun();
      const waiting = () =>
        there.database.$queryRaw`select from pg_locks where relation = ${table}::regclass and not granted`;
      await expect.poll(waiting, { timeout: 20_000 }).toHaveLength(1);
      expect(await there.database.run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ status });
      await kill(child);
    },
    { timeout: 60_000 },
  );
  expect(await there.database.person.count()).toBe(0);

  await workHere();

  await expectDone(runId, 20_000);
  expect(provider.reads).toEqual([]);
});

test('a run whose worker is killed among the pictures goes on with those that are left', async () => {
  const { child, stalled } = await spawnWorker('pictures');
  const runId = await startFullRun();
  await stalled;

  await kill(child);
  await workHere();

  await expectDone(runId, 20_000);
  expect(provider.reads).toEqual([]);
});

test('another worker takes a killed one’s run over within half a minute, without being told', async () => {
  const first = await spawnWorker('reading');
  const runId = await startFullRun();
  await first.stalled;
  await spawnWorker('nowhere');

  await kill(first.child);

  await expectDone(runId, 35_000);
});

test('a push whose worker is killed goes on with those whose outcome was not yet written', async () => {
  const { database, siteId } = there;
  const { id: targetId } = await database.target.create({ data: aTargetRow(siteId) });
  const people = Array.from({ length: pushedPeople }, (_, number) => ({
    displayName: `Person ${number}`,
    values: { 'field:email': `person.${number}@example.com`, 'field:jobTitle': 'Engineer' },
  }));
  await storePeople(database, siteId, people);
  const { child, stalled } = await spawnWorker('pushing');
  const order = { siteId, targetId, type: 'full', trigger: 'admin', startedBy: 'Ada' } as const;
  const id = await startPush(partsHere(), order);
  await stalled;

  await kill(child);
  await workHere();

  const read = () => database.push.findUniqueOrThrow({ where: { id } });
  await expect.poll(async () => (await read()).status, { timeout: 20_000, interval: 100 }).toBe('succeeded');
  expect((await read()).counts).toMatchObject({ applied: pushedPeople, failed: 0 });
  // What the dead worker wrote beyond the last answers that it noted is written again: the target sees nothing new.
  expect(scripted.written).toHaveLength(10);
  expect(await database.targetPerson.count({ where: { status: 'applied' } })).toBe(pushedPeople);
});
