import { findUploadedFile } from '../backend/uploads/uploaded-file-store.ts';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
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
import { systemClock } from '../backend/http/clock.ts';
import { createPictureRenderer } from '../backend/pictures/rendering/picture-renderer.ts';
import { createPostgresPictureStore } from '../backend/pictures/postgres-picture-store.ts';
import { createErasedHash } from '../backend/privacy/erasing/hash-erased.ts';
import { parseRun, type RunState } from '../backend/sync/runs/run-state.ts';
import { runSync } from '../backend/sync/run-sync.ts';
import { startRun } from '../backend/sync/runs/start-run.ts';
import type { SyncParts } from '../backend/sync/sync-parts.ts';
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

export interface BenchRoster extends AsyncDisposable {
  /** Without pictures. */
  addConnector(order: ConnectorOrder): Promise<RunConnector>;
}

/** One site on an empty database, and a worker that does at once what it is given. */
export async function openRoster(databaseUrl: string): Promise<BenchRoster> {
  const database = openDatabase(databaseUrl);
  const { id: siteId } = await database.site.create({ data: { name: 'Bench' } });
  const sources = new Map<string, Source>();
  const parts = rosterParts(database, sources);
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
    [Symbol.asyncDispose]: () => database.$disconnect(),
  };
}

function rosterParts(database: Database, sources: ReadonlyMap<string, Source>): SyncParts {
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
      find: () => undefined,
      load: () => Promise.resolve(undefined),
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
