import { findUploadedFile } from '../backend/uploads/uploaded-file-store.ts';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
import type { PushType } from '#contract/pushes.ts';
import type { RunType } from '#contract/runs.ts';
import { connectorScope } from '#contract/scope.ts';
import { loadConnector } from '../backend/connectors/connector-store.ts';
import { createSecretBox } from '../backend/connectors/secret-box.ts';
import { openDatabase, type Database } from '../backend/database/client.ts';
import { startEmbeddedPostgres } from '../backend/database/embedded-postgres.ts';
import { migrate } from '../backend/database/migrate.ts';
import type { JsonObject } from '../backend/flow/model/json.ts';
import type { Mapping } from '../backend/flow/model/mapping.ts';
import type { Source } from '../backend/flow/sources/source.ts';
import { anywhere } from '../backend/http/reach/reach.ts';
import type { Target } from '../backend/flow/targets/target.ts';
import { systemClock } from '../backend/http/clock.ts';
import { createPictureRenderer } from '../backend/pictures/rendering/picture-renderer.ts';
import { createPostgresPictureStore } from '../backend/pictures/postgres-picture-store.ts';
import { createErasedHash } from '../backend/privacy/erasing/hash-erased.ts';
import { runPush } from '../backend/sync/push/run-push.ts';
import { activePushStatuses, parsePush } from '../backend/sync/push/life/push-state.ts';
import { startPush } from '../backend/sync/push/life/start-push.ts';
import { parseRun, type RunState } from '../backend/sync/runs/run-state.ts';
import { runSync } from '../backend/sync/run-sync.ts';
import { startRun } from '../backend/sync/runs/start-run.ts';
import type { SyncParts } from '../backend/sync/sync-parts.ts';
import { loadTarget } from '../backend/targets/target-store.ts';
import type { TargetConfiguration } from '../backend/targets/target-configuration.ts';
import { storePeople, type StoredPerson } from '../backend/testing/profile-builders.ts';
import { aTargetRow } from '../backend/testing/push-world.ts';
import { createDatabaseOn } from '../backend/testing/test-postgres.ts';
import { secondsOf } from './measuring.ts';

const never = new AbortController().signal;

/** PostgreSQL as every installation without one of its own has it. Gives empty databases for Roster. */
export async function startPostgres(resources: AsyncDisposableStack): Promise<() => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-bench-postgres-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres(folder);
  resources.defer(() => server.stop());
  return async () => {
    const url = await createDatabaseOn(server.url);
    await migrate(url);
    return url;
  };
}

interface ConnectorOrder {
  readonly source: Source;
  readonly settings?: JsonObject;
  readonly mappings: Mapping;
}

interface FinishedRun {
  readonly seconds: number;
  readonly counts: RunState['counts'];
}

/** Rejects unless the run succeeds. */
export type RunConnector = (type: RunType) => Promise<FinishedRun>;

export type PushTarget = Pick<TargetConfiguration, 'settings' | 'fields' | 'matching'> & { readonly target: Target };

interface FinishedPush {
  readonly seconds: number;
  readonly applied: number;
}

/** Rejects unless the push succeeds. Pauses that the target asks for are waited for. */
export type PushToTarget = (type: PushType) => Promise<FinishedPush>;

export interface BenchRoster extends AsyncDisposable {
  /** Straight into the directory. Answers their ids in order. */
  putPeople(people: readonly StoredPerson[]): Promise<readonly string[]>;
  setValue(people: readonly string[], key: string, value: string): Promise<void>;
  /** Secrets are among the settings. Without pictures and managers. */
  addTarget(target: PushTarget): Promise<PushToTarget>;
  /** Without pictures. */
  addConnector(order: ConnectorOrder): Promise<RunConnector>;
}

/** One site on an empty database, and a worker that does at once what it is given. */
export async function openRoster(databaseUrl: string): Promise<BenchRoster> {
  const database = openDatabase(databaseUrl);
  const { id: siteId } = await database.site.create({ data: { name: 'Bench' } });
  const sources = new Map<string, Source>();
  const targets = new Map<string, Target>();
  const parts = rosterParts(database, sources, targets);
  return {
    addConnector: async ({ source, settings = {}, mappings }) => {
      sources.set(source.kind, source);
      const { id: connectorId } = await database.connector.create({
        data: {
          siteId,
          kind: source.kind,
          name: source.kind,
          enabled: true,
          settings,
          secrets: {},
          scope: connectorScope.parse({}),
          mappings: [...mappings],
          pictures: { ...defaultPictures, policy: 'off' },
          safety: defaultSafety,
          matching: { key: 'email' },
          priority: sources.size,
        },
      });
      return async (type) => {
        const id = await startRun(parts, { siteId, connectorId, type, trigger: 'admin', startedBy: 'bench' });
        const seconds = await secondsOf(() => runSync(parts, id, never));
        const { status, problem, guard, counts } = parseRun(await database.run.findUniqueOrThrow({ where: { id } }));
        if (status !== 'succeeded') throw new Error(`The run ${status}: ${JSON.stringify(problem ?? guard)}`);
        return { seconds, counts };
      };
    },
    putPeople: (people) => storePeople(database, siteId, people),
    setValue: async (people, key, value) => {
      await database.$executeRaw`
        update person set "values" = "values" || ${JSON.stringify({ [key]: value })}::jsonb
        where id = any(${[...people]}::uuid[])`;
    },
    addTarget: async ({ target, settings, fields, matching }) => {
      targets.set(target.kind, target);
      const row = aTargetRow(siteId);
      const data = { ...row, kind: target.kind, name: target.kind, settings, fields: [...fields], matching };
      const { id: targetId } = await database.target.create({ data });
      return async (type) => {
        const order = { siteId, targetId, type, trigger: 'admin', startedBy: 'bench' } as const;
        const id = await startPush(parts, order);
        let shown = await database.push.findUniqueOrThrow({ where: { id } });
        const seconds = await secondsOf(async () => {
          while (activePushStatuses.some((active) => active === shown.status)) {
            await systemClock.sleep(Math.max(0, (shown.waitingUntil?.getTime() ?? 0) - Date.now()) / 1000, never);
            await runPush(parts, id, never);
            shown = await database.push.findUniqueOrThrow({ where: { id } });
          }
        });
        const { status, problem, counts } = parsePush(shown);
        if (status !== 'succeeded') throw new Error(`The push ${status}: ${JSON.stringify(problem)}`);
        return { seconds, applied: counts.applied };
      };
    },
    [Symbol.asyncDispose]: () => database.$disconnect(),
  };
}

function rosterParts(
  database: Database,
  sources: ReadonlyMap<string, Source>,
  targets: ReadonlyMap<string, Target>,
): SyncParts {
  const box = createSecretBox(randomBytes(32));
  return {
    database,
    findSource: (kind) => sources.get(kind),
    loadConnector: (siteId, id) => loadConnector(database, box, siteId, id),
    reachOf: () => ({ reach: anywhere }),
    hashErased: createErasedHash(box),
    // Pictures are off: nothing is ever rendered, so no process is started for it.
    findFile: (siteId, id) => findUploadedFile(database, siteId, id),
    pictures: { store: createPostgresPictureStore(database), renderer: createPictureRenderer({ processes: 1 }) },
    targets: {
      find: (kind) => targets.get(kind),
      load: (site, id) => loadTarget(database, box, site, id),
      findRendition: () => Promise.resolve('gone'),
      photoBaseUrl: () => Promise.resolve(undefined),
    },
    queue: {
      sendRun: () => Promise.resolve(),
      sendPush: () => Promise.resolve(),
      sendPictures: () => Promise.resolve(),
    },
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined },
  };
}
