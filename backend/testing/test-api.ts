import { findUploadedFile } from '../uploads/uploaded-file-store.ts';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import type { TokenScope } from '#contract/accounts.ts';
import type { Role } from '#contract/session.ts';
import type { AccessContext } from '../access/access-context.ts';
import { connectProducts } from '../access/connect/connect-client.ts';
import { createFrameCallers } from '../access/connect/frame-callers.ts';
import { createForgeCallers } from '../access/forge/forge-callers.ts';
import { forgeProducts } from '../access/forge/forge-client.ts';
import { openForge } from '../access/forge/open-forge.ts';
import type { ForgeQueue } from '../atlassian/forge/forge-event.ts';
import { openConnect } from '../access/connect/open-connect.ts';
import type { FindProduct } from '../atlassian/product-client.ts';
import { findAccount } from '../access/accounts/account-store.ts';
import { startSession } from '../access/session/session-store.ts';
import { createToken } from '../access/tokens/token-store.ts';
import { refreshAfterRun } from '../atlassian/issues/fields/refresh-after-run.ts';
import { settleErased } from '../atlassian/issues/fields/settle-erased.ts';
import { takeIssueEvent } from '../atlassian/issues/take-issue-event.ts';
import { createIssueWorker } from '../atlassian/issues/work-at-issues.ts';
import type { ApiParts } from '../api/api-parts.ts';
import { createApi } from '../api/create-api.ts';
import { loadTarget } from '../targets/target-store.ts';
import { loadConnector } from '../connectors/connector-store.ts';
import { createSecretBox } from '../connectors/secret-box.ts';
import { anywhere } from '../http/reach/reach.ts';
import { createLog } from '../logging.ts';
import { openPhotoHost } from '../pictures/hosting/open-photo-host.ts';
import { keepPicture } from '../pictures/keep-picture.ts';
import { createPostgresPictureStore } from '../pictures/postgres-picture-store.ts';
import { createRenditionFinder } from '../pictures/rendition-finder.ts';
import { createPictureRenderer } from '../pictures/rendering/picture-renderer.ts';
import { createSync } from '../sync/create-sync.ts';
import { createPushes } from '../sync/push/create-pushes.ts';
import { runPush } from '../sync/push/run-push.ts';
import { openAccessLog } from '../privacy/accesses/access-log.ts';
import { saveAccesses } from '../privacy/accesses/access-store.ts';
import { createErasedHash } from '../privacy/erasing/hash-erased.ts';
import { createRunEvents } from '../sync/views/run-events.ts';
import { runSync } from '../sync/run-sync.ts';
import type { SyncParts } from '../sync/sync-parts.ts';
import { aSource } from './a-source.ts';
import { anAccount } from './an-access-context.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import { createFakeClock } from './fake-clock.ts';
import { createTestIssueQueue, type TestIssueQueue } from './issue-queue.ts';
import { createScriptedProvider, type ScriptedProvider } from './scripted-provider.ts';
import { createScriptedTarget, type ScriptedTarget } from './scripted-target.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface TestApi {
  readonly url: string;
  readonly test: TestDatabase;
  readonly access: AccessContext;
  /** Behind connectors of the kind `scripted`. The kind `paper` of `aSource` is there, too. */
  readonly provider: ScriptedProvider;
  /** Behind targets of the kind `scripted`. */
  readonly scriptedTarget: ScriptedTarget;
  /** Everything that was logged, as lines of JSON. */
  readonly logged: readonly string[];
  /** Someone who is not signed in. */
  readonly visitor: ApiClient;
  /** Ends streams, as stopping the process would. */
  readonly stop: () => void;
  /** A browser that is signed in; the account is made when there is none. */
  readonly signedIn: (role: Role, email?: string) => Promise<ApiClient>;
  readonly withToken: (scope: TokenScope) => Promise<ApiClient>;
  /** Does a run's work to where it ends or waits. */
  readonly work: (runId: string) => Promise<void>;
  /** The same for a push. */
  readonly push: (pushId: string) => Promise<void>;
  /** What waits to be done in issues. */
  readonly issueWork: TestIssueQueue;
  /** Does that, with what it leads to. */
  readonly workAtIssues: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The whole HTTP edge on a port of the system's choice, with the real engine and a database of its own. */
export async function startTestApi(
  overrides: Partial<ApiParts> = {},
  atlassian?: Parameters<typeof openConnect>[0],
  forgeApp?: Parameters<typeof openForge>[0] & { readonly queue: ForgeQueue },
): Promise<TestApi> {
  const test = await createTestDatabase();
  const { database, siteId } = test;
  const secretBox = createSecretBox(randomBytes(32));
  const provider = createScriptedProvider({ kind: 'scripted' });
  const sources = new Map([provider.source, aSource()].map((source) => [source.kind, source]));
  const scriptedTarget = createScriptedTarget();
  const targets = new Map([[scriptedTarget.target.kind, scriptedTarget.target]]);
  const renderer = createPictureRenderer({ processes: 1 });
  const store = createPostgresPictureStore(database);
  const logged: string[] = [];
  const log = createLog({ level: 'debug' }, { write: (line) => void logged.push(line) });
  const stopping = new AbortController();
  const events = createRunEvents(test.url);
  const findRendition = createRenditionFinder(store, renderer);
  const photoHost = openPhotoHost({ database, findRendition, now: () => new Date() });
  const syncParts: SyncParts = {
    database,
    findSource: (kind) => sources.get(kind),
    loadConnector: (site, id) => loadConnector(database, secretBox, site, id),
    findFile: (siteId, id) => findUploadedFile(database, siteId, id),
    reachOf: () => ({ reach: anywhere }),
    hashErased: createErasedHash(secretBox),
    pictures: { store, renderer },
    targets: {
      find: (kind) => targets.get(kind),
      load: (site, id) => loadTarget(database, secretBox, site, id),
      findRendition,
      photoBaseUrl: () => Promise.resolve('https://roster.example'),
    },
    afterRun: (transaction, run) => refreshAfterRun(issueWork.queue, transaction, run),
    queue: {
      sendRun: () => Promise.resolve(),
      sendPush: () => Promise.resolve(),
      sendPictures: () => Promise.resolve(),
    },
    clock: createFakeClock(),
    log,
  };

  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  const connect = atlassian && openConnect(atlassian, () => url);
  const now = () => new Date();
  const issueWork = createTestIssueQueue();
  const findProduct: FindProduct = connect
    ? connectProducts({ database, secretBox, now, http: connect.http, appKey: connect.app.key })
    : () => Promise.resolve(undefined);
  const issueWorker = createIssueWorker({ ...syncParts, findProduct, issues: issueWork.queue });
  const forge = forgeApp && openForge(forgeApp, now);
  const accessLog = openAccessLog({ save: (accesses) => saveAccesses(database, accesses) });
  const access: AccessContext = {
    accessLog,
    database,
    siteId,
    secretBox,
    baseUrl: url,
    adminToken: 'automation-0123456789abcdef',
    ...(connect && { identifyFrame: createFrameCallers({ database, secretBox, now, ...connect }) }),
    ...(forge && { identifyForge: createForgeCallers({ database, secretBox, now, ...forge }) }),
    now,
  };
  const api = createApi({
    access,
    sources,
    targets,
    sync: createSync(syncParts, events),
    pushes: createPushes(syncParts),
    pictures: {
      store,
      findRendition,
      keep: (picture) => keepPicture({ store, renderer }, picture),
      answerPhoto: photoHost.answer,
      flushFetches: () => photoHost.flush(),
      forgetPhotos: () => photoHost.forget(),
      // The only host that a test has.
      reach: { hosts: ['127.0.0.1'] },
    },
    log,
    proxies: 0,
    frontendFolder: tmpdir(),
    startSampleCompany: () => Promise.resolve({ kind: 'scripted', settings: {} }),
    stopping: stopping.signal,
    ...(connect && {
      connect: {
        ...connect,
        takeIssueEvent: (site, event) => takeIssueEvent({ database, issues: issueWork.queue }, site, event),
      },
      findProduct,
    }),
    ...(forge && {
      forge: { verify: forge.verify, queue: forgeApp.queue },
      findProduct: forgeProducts({ database, secretBox, now, http: forge.http }),
    }),
    beforeErasing: (transaction, person) => settleErased(issueWork.queue, transaction, person),
    ...overrides,
  });
  server.on('request', api);

  const signedIn: TestApi['signedIn'] = async (role, email = `${role}@example.com`) => {
    const account =
      (await findAccount(database, siteId, { email })) ?? (await anAccount(access, { email, name: email, role }));
    const { token } = await startSession(database, account.id, new Date());
    const headers = { cookie: `roster-session=${token}`, 'x-roster-request': '1', origin: url };
    return createApiClient({ url, headers });
  };
  return {
    ...{ url, test, access, provider, scriptedTarget, logged, signedIn },
    visitor: createApiClient({ url }),
    stop: () => stopping.abort(),
    withToken: async (scope) => {
      const { token } = await createToken(database, siteId, { name: `A ${scope} token`, scope, expiresAt: undefined });
      return createApiClient({ url, headers: { authorization: `Bearer ${token}` } });
    },
    work: (runId) => runSync(syncParts, runId, new AbortController().signal),
    issueWork,
    workAtIssues: () => issueWork.workAll((work) => issueWorker.work(work, stopping.signal)),
    push: (pushId) => runPush(syncParts, pushId, new AbortController().signal),
    close: async () => {
      stopping.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await events.close();
      await accessLog.close();
      await photoHost.close();
      await renderer.close();
      await connect?.close();
      await forge?.close();
      await test.close();
    },
  };
}
