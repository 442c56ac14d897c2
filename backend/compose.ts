import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { AccessContext } from './access/access-context.ts';
import { connectProducts } from './access/connect/connect-client.ts';
import { createFrameCallers } from './access/connect/frame-callers.ts';
import { createForgeCallers } from './access/forge/forge-callers.ts';
import { forgeProducts } from './access/forge/forge-client.ts';
import { openForge } from './access/forge/open-forge.ts';
import { openConnect, openSitesHttp } from './access/connect/open-connect.ts';
import { createApi } from './api/create-api.ts';
import { refreshAfterRun } from './atlassian/issues/fields/refresh-after-run.ts';
import { settleErased } from './atlassian/issues/fields/settle-erased.ts';
import { takeIssueEvent } from './atlassian/issues/take-issue-event.ts';
import type { PictureRoom } from './api/api-parts.ts';
import { firstProduct, type FindProduct } from './atlassian/product-client.ts';
import { loadTarget } from './targets/target-store.ts';
import { loadConnector } from './connectors/connector-store.ts';
import { createSecretBox } from './connectors/secret-box.ts';
import { openDatabase, type Database } from './database/client.ts';
import { migrate } from './database/migrate.ts';
import type { Env } from './env.ts';
import { targetRegistry } from './flow/targets/registry.ts';
import { sourceRegistry } from './flow/sources/registry.ts';
import { systemClock } from './http/clock.ts';
import type { HttpClient } from './http/http-client.ts';
import { anywhere, limitedReach } from './http/reach/reach.ts';
import { openJobBoard, type JobBoard } from './jobs/job-board.ts';
import { createJobHandlers } from './jobs/job-handlers.ts';
import { startWorkers } from './jobs/start-workers.ts';
import type { Log } from './logging.ts';
import { openPhotoHost, type OpenPhotoHost } from './pictures/hosting/open-photo-host.ts';
import { keepPicture } from './pictures/keep-picture.ts';
import { createPostgresPictureStore } from './pictures/postgres-picture-store.ts';
import { createRenditionFinder, type FindRendition } from './pictures/rendition-finder.ts';
import { createPictureRenderer } from './pictures/rendering/picture-renderer.ts';
import type { PictureParts } from './pictures/prepare-renditions.ts';
import { openAccessLog } from './privacy/accesses/access-log.ts';
import { saveAccesses } from './privacy/accesses/access-store.ts';
import { createErasedHash } from './privacy/erasing/hash-erased.ts';
import { firstReporter } from './privacy/reporting/account-reporter.ts';
import { connectReporters } from './privacy/reporting/connect-reporter.ts';
import { forgeReporters } from './privacy/reporting/forge-reporter.ts';
import { hostSampleCompany } from './sample-company.ts';
import { loadSecretKey } from './secret-key.ts';
import { serve } from './serve.ts';
import { loadPhotoBaseUrl } from './site/photo-base-url.ts';
import { ensureSite } from './site/site-store.ts';
import { createRunEvents } from './sync/views/run-events.ts';
import { createSync } from './sync/create-sync.ts';
import { createPushes } from './sync/push/create-pushes.ts';
import type { Sync } from './sync/sync.ts';
import type { SyncParts } from './sync/sync-parts.ts';
import { findUploadedFile } from './uploads/uploaded-file-store.ts';

/** A running Roster, as whoever started it sees it. */
export interface Roster {
  readonly baseUrl: string;
  readonly access: AccessContext;
  readonly database: Database;
  readonly sync: Sync;
  readonly sampleCompany: ReturnType<typeof hostSampleCompany>;
  /** Lets what is under way come to a good stop. What a worker leaves undone, the next one goes on with. */
  stop(): Promise<void>;
}

export interface ComposeOptions {
  readonly env: Env;
  readonly databaseUrl: string;
  readonly log: Log;
  /** Size of the sample company; absent: as at the last start. */
  readonly samplePeople?: number | undefined;
}

const frontendFolder = fileURLToPath(new URL('../frontend/dist', import.meta.url));

type Close = () => Promise<void>;

/** Picks and wires all parts, and starts those that the role asks for. If one cannot start, the others are stopped again. */
export async function startRoster(options: ComposeOptions): Promise<Roster> {
  const stopping = new AbortController();
  const closers: Close[] = [];
  const stop = async (): Promise<void> => {
    stopping.abort(new Error('Roster stops.'));
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return { ...(await startParts(options, closers, stopping.signal)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  { env, databaseUrl, log, samplePeople }: ComposeOptions,
  closers: Close[],
  stopping: AbortSignal,
): Promise<Omit<Roster, 'stop'>> {
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl);
  closers.push(() => database.$disconnect());
  const siteId = await ensureSite(database);
  const secretBox = createSecretBox(await loadSecretKey(env.secretKey, env.dataFolder));
  const board = await openJobBoard({ databaseUrl, works: env.role !== 'web', log });
  closers.push(() => board.close());
  const pictures = openPictures(database);
  closers.push(() => pictures.renderer.close());
  const events = createRunEvents(databaseUrl);
  closers.push(() => events.close());

  const sampleCompany = hostSampleCompany({ database, dataFolder: env.dataFolder, people: samplePeople });
  closers.push(() => sampleCompany.close());
  await sampleCompany.resume();
  const ofTenants = limitedReach(() => [...env.connect.tenantHosts, ...sampleCompany.hosts()]);
  const ofHome = { reach: anywhere, importFolder: env.importFolder };

  const findRendition = createRenditionFinder(pictures.store, pictures.renderer);
  let baseUrl = env.baseUrl ?? '';
  const parts: SyncParts = {
    database,
    findSource: (kind) => sourceRegistry.get(kind),
    loadConnector: (site, id) => loadConnector(database, secretBox, site, id),
    findFile: (site, id) => findUploadedFile(database, site, id),
    reachOf: (site) => (site === siteId ? ofHome : { reach: ofTenants }),
    hashErased: createErasedHash(secretBox),
    pictures,
    targets: {
      find: (kind) => targetRegistry.get(kind),
      load: (site, id) => loadTarget(database, secretBox, site, id),
      findRendition,
      photoBaseUrl: (site) => loadPhotoBaseUrl(database, site, baseUrl),
    },
    queue: board.queue,
    afterRun: (transaction, run) => refreshAfterRun(board.issues, transaction, run),
    clock: systemClock,
    log,
  };
  const sync = createSync(parts, events);

  const connect = openConnect(env.connect, () => baseUrl);
  closers.push(() => connect.close());
  const now = () => new Date();
  const forge = env.forge && openForge(env.forge, now);
  if (forge) closers.push(() => forge.close());
  const accessLog = openAccessLog({ save: (accesses) => saveAccesses(database, accesses) });
  closers.push(() => accessLog.close());
  const access: AccessContext = {
    accessLog,
    ...{ database, siteId, secretBox, adminToken: env.adminToken, now },
    identifyFrame: createFrameCallers({ database, secretBox, app: connect.app, http: connect.http, now }),
    identifyForge: forge && createForgeCallers({ database, secretBox, now, ...forge }),
    get baseUrl() {
      return baseUrl;
    },
  };
  const tenants = { appKey: connect.app.key, now, database, secretBox };
  const productsOver = (http: HttpClient): FindProduct =>
    firstProduct([connectProducts({ ...tenants, http }), ...(forge ? [forgeProducts({ ...tenants, http })] : [])]);
  if (env.role !== 'worker') {
    const photoHost = openPhotoHost({ database, findRendition, now: access.now });
    closers.push(() => photoHost.close());
    const api = createApi({
      ...{ access, sync, log, frontendFolder },
      findProduct: productsOver(connect.http),
      ...(forge && { forge: { verify: forge.verify, queue: board.forge } }),
      connect: {
        ...connect,
        takeIssueEvent: (site, event) => takeIssueEvent({ database, issues: board.issues }, site, event),
      },
      beforeErasing: (transaction, person) => settleErased(board.issues, transaction, person),
      sources: sourceRegistry,
      targets: targetRegistry,
      pushes: createPushes(parts),
      pictures: pictureRoom(pictures, findRendition, photoHost),
      proxies: env.proxies,
      startSampleCompany: () => sampleCompany.start(),
      queueDepth: () => depths(board),
      stopping,
    });
    const server = await serve(api, { host: env.host, port: env.port });
    closers.push(() => server.close());
    baseUrl = env.baseUrl ?? `http://localhost:${server.port}`;
  }
  if (env.role !== 'web') {
    const alone = env.databaseUrl === undefined;
    const http = openSitesHttp();
    closers.push(() => http.close());
    const handlers = createJobHandlers({
      ...parts,
      issues: board.issues,
      findProduct: productsOver(http),
      findReporter: firstReporter([
        connectReporters(connectProducts({ ...tenants, http }), now),
        ...(forge ? [forgeReporters({ ...tenants, http })] : []),
      ]),
    });
    const workers = await startWorkers({ board, handlers, alone, log });
    closers.push(() => workers.stop());
  }
  return { baseUrl, access, database, sync, sampleCompany };
}

function openPictures(database: Database): PictureParts {
  return {
    store: createPostgresPictureStore(database),
    renderer: createPictureRenderer({ processes: availableParallelism() }),
  };
}

function pictureRoom(parts: PictureParts, findRendition: FindRendition, photoHost: OpenPhotoHost): PictureRoom {
  return {
    store: parts.store,
    findRendition,
    keep: (picture) => keepPicture(parts, picture),
    answerPhoto: photoHost.answer,
    flushFetches: () => photoHost.flush(),
    forgetPhotos: () => photoHost.forget(),
  };
}

async function depths(board: JobBoard): Promise<Record<string, number>> {
  return Object.fromEntries(await board.depths());
}
