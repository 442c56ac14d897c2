import { fileURLToPath } from 'node:url';
import type { AccessContext } from './access/access-context.ts';
import { createFrameCallers } from './access/connect/frame-callers.ts';
import { openSitesHttp } from './access/connect/open-connect.ts';
import { createForgeCallers } from './access/forge/forge-callers.ts';
import type { PictureRoom } from './api/api-parts.ts';
import { createApi } from './api/create-api.ts';
import { settleErased } from './atlassian/issues/fields/settle-erased.ts';
import { takeIssueEvent } from './atlassian/issues/take-issue-event.ts';
import { openAtlassian, type Atlassian } from './compose/open-atlassian.ts';
import { openBase, type Base, type ComposeOptions, type OnStop } from './compose/open-base.ts';
import { wireSync } from './compose/wire-sync.ts';
import type { Database } from './database/client.ts';
import { sourceRegistry } from './flow/sources/registry.ts';
import { targetRegistry } from './flow/targets/registry.ts';
import { createJobHandlers } from './jobs/job-handlers.ts';
import { startWorkers } from './jobs/start-workers.ts';
import { openPhotoHost } from './pictures/hosting/open-photo-host.ts';
import { keepPicture } from './pictures/keep-picture.ts';
import { openAccessLog } from './privacy/accesses/access-log.ts';
import { saveAccesses } from './privacy/accesses/access-store.ts';
import { serve } from './serve.ts';
import { createSync } from './sync/create-sync.ts';
import { createPushes } from './sync/push/create-pushes.ts';
import type { Sync } from './sync/sync.ts';
import type { SyncParts } from './sync/sync-parts.ts';

/** A running Roster, as whoever started it sees it. */
export interface Roster {
  readonly baseUrl: string;
  readonly access: AccessContext;
  readonly database: Database;
  readonly sync: Sync;
  readonly sampleCompany: Base['sampleCompany'];
  /** Lets what is under way come to a good stop. What a worker leaves undone, the next one goes on with. */
  stop(): Promise<void>;
}

const frontendFolder = fileURLToPath(new URL('../frontend/dist', import.meta.url));

/** Picks and wires all parts, and starts those that the role asks for. If one cannot start, the others are stopped again. */
export async function startRoster(options: ComposeOptions): Promise<Roster> {
  const stopping = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    stopping.abort(new Error('Roster stops.'));
    for (const close of closers.splice(0).reverse()) await close();
  };
  const onStop: OnStop = (close) => void closers.push(close);
  try {
    return { ...(await startParts(options, onStop, stopping.signal)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: ComposeOptions,
  onStop: OnStop,
  stopping: AbortSignal,
): Promise<Omit<Roster, 'stop'>> {
  const { role } = options.env;
  const base = await openBase(options, onStop);
  const parts = wireSync(base);
  const sync = createSync(parts, base.events);
  const atlassian = openAtlassian(base, onStop);
  const access = openAccess(base, atlassian, onStop);
  if (role !== 'worker') await startWeb({ base, parts, sync, atlassian, access, stopping }, onStop);
  if (role !== 'web') await startWorker({ base, parts, atlassian }, onStop);
  const { database, sampleCompany, address } = base;
  return { baseUrl: address.baseUrl, access, database, sync, sampleCompany };
}

function openAccess(base: Base, { connect, forge }: Atlassian, onStop: OnStop): AccessContext {
  const { env, database, siteId, secretBox, address, now } = base;
  const accessLog = openAccessLog({ save: (accesses) => saveAccesses(database, accesses) });
  onStop(() => accessLog.close());
  return {
    ...{ accessLog, database, siteId, secretBox, adminToken: env.adminToken, now },
    identifyFrame: createFrameCallers({ database, secretBox, app: connect.app, http: connect.http, now }),
    identifyForge: forge && createForgeCallers({ database, secretBox, now, ...forge }),
    get baseUrl() {
      return address.baseUrl;
    },
  };
}

interface Web {
  readonly base: Base;
  readonly parts: SyncParts;
  readonly sync: Sync;
  readonly atlassian: Atlassian;
  readonly access: AccessContext;
  readonly stopping: AbortSignal;
}

async function startWeb({ base, parts, sync, atlassian, access, stopping }: Web, onStop: OnStop): Promise<void> {
  const { env, log, database, board, sampleCompany } = base;
  const { connect, forge, productsOver } = atlassian;
  const api = createApi({
    ...{ access, sync, log, frontendFolder, stopping },
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
    pictures: openPictureRoom(base, onStop),
    proxies: env.proxies,
    startSampleCompany: () => sampleCompany.start(),
    queueDepth: async () => Object.fromEntries(await board.depths()),
  });
  const server = await serve(api, { host: env.host, port: env.port });
  onStop(() => server.close());
  base.address.baseUrl = env.baseUrl ?? `http://localhost:${server.port}`;
}

function openPictureRoom({ database, pictures, findRendition, now }: Base, onStop: OnStop): PictureRoom {
  const photoHost = openPhotoHost({ database, findRendition, now });
  onStop(() => photoHost.close());
  return {
    store: pictures.store,
    findRendition,
    keep: (picture) => keepPicture(pictures, picture),
    answerPhoto: photoHost.answer,
    flushFetches: () => photoHost.flush(),
    forgetPhotos: () => photoHost.forget(),
  };
}

async function startWorker(
  { base, parts, atlassian }: Pick<Web, 'base' | 'parts' | 'atlassian'>,
  onStop: OnStop,
): Promise<void> {
  const { env, log, board } = base;
  const http = openSitesHttp();
  onStop(() => http.close());
  const handlers = createJobHandlers({
    ...parts,
    issues: board.issues,
    findProduct: atlassian.productsOver(http),
    findReporter: atlassian.reportersOver(http),
  });
  const workers = await startWorkers({ board, handlers, alone: env.databaseUrl === undefined, log });
  onStop(() => workers.stop());
}
