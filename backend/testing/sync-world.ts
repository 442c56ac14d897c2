import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
import { connectorScope } from '#contract/scope.ts';
import type { Prisma } from '../database/client.ts';
import type { PersonModel } from '../database/generated/models/Person.ts';
import type { RunChangeModel } from '../database/generated/models/RunChange.ts';
import type { Source } from '../flow/sources/source.ts';
import type { Target } from '../flow/targets/target.ts';
import { runPush } from '../sync/push/run-push.ts';
import { parseRun, type RunState } from '../sync/runs/run-state.ts';
import { renderPictures } from '../sync/steps/render-pictures.ts';
import { runSync } from '../sync/run-sync.ts';
import { startRun } from '../sync/runs/start-run.ts';
import type { StartRunRequest } from '../sync/sync.ts';
import type { SyncParts, WorkQueue } from '../sync/sync-parts.ts';
import type { Clock } from '../http/clock.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createScriptedProvider, scriptedMapping, type ScriptedProvider } from './scripted-provider.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createWorldParts } from './world-parts.ts';

export interface SyncWorld {
  readonly test: TestDatabase;
  readonly parts: SyncParts;
  readonly clock: FakeClock;
  readonly provider: ScriptedProvider;
  readonly connectorId: string;
  /** Kinds of target, by name. */
  readonly targets: Map<string, Target>;
  /** Pushes that wait for a worker; those that are to wait for their target are in `later`. */
  readonly pushing: string[];
  readonly later: { readonly pushId: string; readonly notBefore: Date }[];
  /** Another provider with a connector of the same site. */
  addConnector(overrides?: Partial<Prisma.ConnectorUncheckedCreateInput>): Promise<WorldConnector>;
  /** Starts a run of the first connector and works at it until it ends or waits. */
  run(request?: Partial<StartRunRequest>): Promise<RunState>;
  start(request?: Partial<StartRunRequest>): Promise<string>;
  work(runId: string): Promise<RunState>;
  changeConnector(data: Prisma.ConnectorUpdateInput): Promise<void>;
  people(): Promise<PersonModel[]>;
  changes(runId: string): Promise<RunChangeModel[]>;
  close(): Promise<void>;
}

export interface WorldConnector {
  readonly provider: ScriptedProvider;
  readonly connectorId: string;
}

/** A site with one connector to a scripted provider, and a worker that does at once what it is given. */
export async function createSyncWorld(): Promise<SyncWorld> {
  const test = await createTestDatabase();
  const { database, siteId } = test;
  const clock = createFakeClock();
  const sources = new Map<string, Source>();
  const targets = new Map<string, Target>();
  const rendering: Promise<void>[] = [];
  const pushing: string[] = [];
  const later: SyncWorld['later'] = [];
  const never = new AbortController().signal;
  const queue: WorkQueue = {
    sendRun: () => Promise.resolve(),
    sendPush: (_, pushId, notBefore) => {
      if (notBefore) later.push({ pushId, notBefore });
      else pushing.push(pushId);
      return Promise.resolve();
    },
    sendPictures: (batch) => {
      rendering.push(renderPictures(parts, batch));
      return Promise.resolve();
    },
  };
  const parts = createWorldParts({ database, sources, targets, queue, clock });

  const addConnector: SyncWorld['addConnector'] = async (overrides = {}) => {
    const kind = `scripted-${sources.size}`;
    const provider = createScriptedProvider({ kind });
    sources.set(kind, provider.source);
    const { id } = await database.connector.create({
      data: { ...aConnectorRow(siteId, kind), priority: sources.size, createdAt: clock.now(), ...overrides },
    });
    return { provider, connectorId: id };
  };
  const { provider, connectorId } = await addConnector();

  const start: SyncWorld['start'] = (request = {}) =>
    startRun(parts, { siteId, connectorId, type: 'full', trigger: 'admin', startedBy: 'Ada Admin', ...request });
  /** While a run waits, another worker takes up its pushes. */
  const waitingClock: Clock = {
    now: () => clock.now(),
    sleep: async (seconds, signal) => {
      for (const pushId of pushing.splice(0)) await runPush(parts, pushId, never);
      await clock.sleep(seconds, signal);
    },
  };
  const work: SyncWorld['work'] = async (runId) => {
    await runSync({ ...parts, clock: waitingClock }, runId, never);
    return parseRun(await database.run.findUniqueOrThrow({ where: { id: runId } }));
  };
  return {
    test,
    parts,
    clock,
    provider,
    connectorId,
    ...{ targets, pushing, later },
    addConnector,
    start,
    work,
    run: async (request) => work(await start(request)),
    changeConnector: async (data) => {
      await database.connector.update({ where: { id: connectorId }, data });
    },
    people: () => database.person.findMany({ where: { siteId }, orderBy: { sortName: 'asc' } }),
    changes: (runId) => database.runChange.findMany({ where: { runId }, orderBy: { sourceId: 'asc' } }),
    close: async () => {
      await Promise.all(rendering);
      await parts.pictures.renderer.close();
      await test.close();
    },
  };
}

/** A connector of a scripted kind: everything as usual, but no pictures. */
export function aConnectorRow(siteId: string, kind: string): Prisma.ConnectorUncheckedCreateInput {
  return {
    siteId,
    kind,
    name: `Connector of ${kind}`,
    enabled: true,
    settings: {},
    secrets: {},
    scope: connectorScope.parse({}),
    mappings: [...scriptedMapping.rows],
    pictures: { ...defaultPictures, policy: 'off' },
    safety: defaultSafety,
    matching: { key: 'email' },
    priority: 1,
  };
}
