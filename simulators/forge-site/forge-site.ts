import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { answerConfluencePeople } from '../atlassian-site/confluence-rest.ts';
import { answerPeople } from '../atlassian-site/jira-rest.ts';
import { createSiteIssues, type SiteIssues } from '../atlassian-site/site-issues.ts';
import { siteUsers, type SiteUser } from '../atlassian-site/site-user.ts';
import type { Arrival } from '../edge/arrival.ts';
import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { deliverTrigger, forgeLimits, type DeliveryLimits, type DeliveryReport } from './deliver-trigger.ts';
import { endpointsFor, findEndpoint, findPage, type ForgeManifest } from './forge-manifest.ts';
import { pageAddress, startCustomUi } from './custom-ui.ts';
import { createForgeSigner, type ForgeSigner } from './forge-signer.ts';
import { answerInvoke, answerPage, type RemoteCall } from './product-pages.ts';
import { createSystemTokens } from './system-tokens.ts';

export type RequestKind = 'keys' | 'rest' | 'page' | 'invoke' | 'other';
export type Product = 'jira' | 'confluence';

export interface ForgeSiteOptions {
  readonly name?: string;
  readonly manifest: ForgeManifest;
  /** Where the app's remote is. */
  readonly remoteUrl: string;
  /** Shared by all sites; absent: this one has one of its own. */
  readonly signer?: ForgeSigner;
  readonly users?: readonly SiteUser[];
  readonly limits?: Partial<DeliveryLimits>;
  /** Where the app's resource is, as it was built; absent: the site has no pages. */
  readonly pagesFolder?: string;
}

interface Visit {
  readonly as: Pick<SiteUser, 'accountId'>;
  readonly theme?: 'light' | 'dark';
  /** The key of the issue that the page is about. */
  readonly issue?: string;
}

/** An Atlassian site that has an app installed through Forge. */
export interface ForgeSite {
  readonly url: string;
  readonly cloudId: string;
  /** The whole ARI; another one after `reinstall`. */
  readonly installationId: string;
  readonly signer: ForgeSigner;
  /** Of its Jira. */
  readonly issues: SiteIssues;
  readonly faults: FaultRules<RequestKind>;
  readonly log: RequestLog<RequestKind>;
  /** Tells the app of an event, by all triggers that its manifest has for it. */
  tell(event: string, payload?: object, product?: Product): Promise<readonly DeliveryReport[]>;
  /** Calls an endpoint by its key, as a schedule or an uninstall does. */
  call(endpoint: string, payload?: object, product?: Product): Promise<DeliveryReport>;
  /** What `invokeRemote` of a page comes to: the request as Forge makes it. */
  invoke(page: string, as: Pick<SiteUser, 'accountId'>, call: RemoteCall): Promise<Response>;
  /** Address of the page of the product around a page of the app. */
  pageUrl(page: string, visit: Visit): string;
  /** Installs the app anew, under another id. */
  reinstall(): void;
  invocationToken(product?: Product, claims?: JWTPayload): Promise<string>;
  systemToken(product?: Product, seconds?: number): string;
  close(): Promise<void>;
}

/** Serves a site on 127.0.0.1: Forge's key set at `/.well-known/jwks.json`, and the products below `/ex/<product>/<cloud id>`. */
export async function startForgeSite(options: ForgeSiteOptions): Promise<ForgeSite> {
  const { name = 'acme', manifest, remoteUrl, signer = createForgeSigner(), users = siteUsers } = options;
  const limits = { ...forgeLimits, ...options.limits };
  const cloudId = randomUUID();
  const faults = createFaultRules<RequestKind>();
  const log = createRequestLog<RequestKind>();
  const tokens = createSystemTokens(cloudId);
  const issues = createSiteIssues();
  let installationId = newInstallation();

  const answerRest = (arrival: Arrival): SimulatedAnswer => {
    const [, product, path] = new RegExp(`^/ex/(jira|confluence)/${cloudId}(/.*)$`).exec(arrival.path) ?? [];
    if (product === undefined || path === undefined) return { status: 404 };
    const token = /^Bearer (\S+)$/.exec(arrival.headers['authorization'] ?? '')?.[1];
    if (!tokens.isGood(token, product)) return { status: 401, body: { code: 401, message: 'Unauthorized' } };
    const asked = { ...arrival, path };
    const answer = product === 'jira' ? answerPeople({ users, issues }, asked) : answerConfluencePeople(users, asked);
    return answer ?? { status: 404, body: { message: 'There is no such resource.' } };
  };
  const pages = () => ({
    ...{ manifest, users, siteName: name, cloudId, invoke },
    frameUrl: customUi ? pageAddress(customUi) : 'about:blank',
  });
  const answers: Record<RequestKind, (arrival: Arrival) => Promise<SimulatedAnswer> | SimulatedAnswer> = {
    keys: () => ({ status: 200, body: signer.keySet }),
    rest: answerRest,
    page: (arrival) => answerPage(pages(), arrival),
    invoke: (arrival) => answerInvoke(pages(), arrival),
    other: () => ({ status: 404 }),
  };
  const server = await startSimulatorServer<RequestKind>({
    ...{ faults, log, kindOf },
    answer: (arrival, kind) => answers[kind](arrival),
  });

  const invocationToken: ForgeSite['invocationToken'] = (product = 'jira', claims = {}) => {
    const apiBaseUrl = `${server.url}/ex/${product}/${cloudId}`;
    const app = { id: manifest.app.id, installationId, apiBaseUrl, appVersion: '2.0.0', version: '2' };
    const installation = { id: installationId, contexts: [{ name: product, apiBaseUrl }] };
    return signer.sign({ aud: manifest.app.id, app: { ...app, installation }, ...claims });
  };
  const headersFor = async (endpoint: ReturnType<typeof findEndpoint>, product: Product, claims: JWTPayload) => ({
    authorization: `Bearer ${await invocationToken(product, claims)}`,
    'x-b3-traceid': randomUUID().replaceAll('-', ''),
    'x-b3-spanid': randomUUID().slice(0, 8),
    ...(endpoint.auth?.appSystemToken?.enabled === true && { 'x-forge-oauth-system': tokens.issue(product) }),
  });
  const deliver = (endpoint: ReturnType<typeof findEndpoint>, body: object, product: Product) => {
    const path = endpoint.route?.path ?? '/';
    return deliverTrigger({ url: remoteUrl + path, body, headers: () => headersFor(endpoint, product, {}) }, limits);
  };

  const invoke: ForgeSite['invoke'] = async (key, { accountId }, { method, path, headers, body }) => {
    const page = findPage(manifest, key);
    const context = { cloudId, siteUrl: `https://${name}.atlassian.net`, moduleKey: key };
    const own = await headersFor(page.endpoint, page.product, { principal: accountId, context });
    const sent = new Headers({ 'content-type': 'application/json' });
    for (const [header, value] of Object.entries({ ...headers, ...own })) sent.set(header, value);
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    return fetch(remoteUrl + path, { method, headers: sent, ...content });
  };
  const customUi = options.pagesFolder === undefined ? undefined : await startCustomUi(options.pagesFolder, server.url);

  return {
    ...{ url: server.url, cloudId, issues, signer, faults, log, invocationToken, invoke },
    get installationId() {
      return installationId;
    },
    tell: (event, payload = {}, product = 'jira') =>
      Promise.all(
        endpointsFor(manifest, event).map((each) => deliver(each, { eventType: event, ...payload }, product)),
      ),
    call: (key, payload = {}, product = 'jira') => deliver(findEndpoint(manifest, key), payload, product),
    pageUrl: (key, { as, theme = 'light', issue }) => {
      const query = { as: as.accountId, theme, ...(issue !== undefined && { issue }) };
      return `${server.url}/apps/${key}?${new URLSearchParams(query).toString()}`;
    },
    reinstall: () => {
      installationId = newInstallation();
    },
    systemToken: (product = 'jira', seconds) => tokens.issue(product, seconds),
    close: async () => {
      await Promise.all([server.close(), customUi?.close()]);
    },
  };
}

function newInstallation(): string {
  return `ari:cloud:ecosystem::installation/${randomUUID()}`;
}

function kindOf({ path }: Arrival): RequestKind {
  if (path === '/.well-known/jwks.json') return 'keys';
  if (path.startsWith('/apps/')) return 'page';
  if (path === '/invoke') return 'invoke';
  return path.startsWith('/ex/') ? 'rest' : 'other';
}
