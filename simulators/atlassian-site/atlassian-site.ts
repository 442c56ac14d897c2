import { randomUUID } from 'node:crypto';
import type { Arrival } from '../edge/arrival.ts';
import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { allJs } from './all-js.ts';
import { createAtlassianSigner, type AtlassianSigner } from './atlassian-signer.ts';
import { answerConfluence, confluenceContext } from './confluence-rest.ts';
import { renderHostPage } from './host-page.ts';
import { fetchDescriptor, findModule, newSecret, tellApp, type InstalledApp, type Product } from './installed-app.ts';
import { answerJira } from './jira-rest.ts';
import { contextToken, requestToken } from './site-tokens.ts';
import { siteUsers, type SiteUser } from './site-user.ts';

export type RequestKind = 'key' | 'script' | 'page' | 'token' | 'rest' | 'other';

export interface AtlassianSiteOptions {
  readonly name?: string;
  /** Default: Jira. */
  readonly product?: Product;
  /** Shared by sites of one Atlassian; absent: this site has one of its own. */
  readonly signer?: AtlassianSigner;
  readonly users?: readonly SiteUser[];
}

/** The Jira, or the Confluence, of an Atlassian Cloud site: it installs Connect apps and frames their pages. */
export interface AtlassianSite {
  readonly url: string;
  readonly clientKey: string;
  readonly signer: AtlassianSigner;
  readonly faults: FaultRules<RequestKind>;
  readonly log: RequestLog<RequestKind>;
  /** Reads the app's descriptor and installs it, with a new secret. Gives the status of the app's answer. */
  install(appUrl: string): Promise<number>;
  tell(event: 'uninstalled' | 'enabled' | 'disabled'): Promise<number>;
  /** Address of the product's page around a page of the app. */
  pageUrl(moduleKey: string, visit: { readonly as: SiteUser; readonly theme?: 'light' | 'dark' }): string;
  /** Address of the app's page itself, as the frame loads it. */
  frameUrl(moduleKey: string, as: SiteUser): string;
  /** As `AP.context.getToken` gives it. */
  contextToken(as: Pick<SiteUser, 'accountId'>): string;
  /** The app as it is installed. */
  readonly app: InstalledApp;
  close(): Promise<void>;
}

/** Serves a site on 127.0.0.1: the product's pages, its REST API for apps, all.js, and Atlassian's keys at `/install-keys/<id>`. */
export async function startAtlassianSite(options: AtlassianSiteOptions = {}): Promise<AtlassianSite> {
  const { name = 'acme', product = 'jira', signer = createAtlassianSigner(), users = siteUsers } = options;
  const clientKey = randomUUID();
  const context = product === 'confluence' ? confluenceContext : '';
  const faults = createFaultRules<RequestKind>();
  const log = createRequestLog<RequestKind>();
  let installed: InstalledApp | undefined;
  const requireApp = (): InstalledApp => {
    if (installed) return installed;
    throw new Error('The site has no app installed.');
  };
  const frameUrl = (moduleKey: string, { accountId }: SiteUser): string => {
    const app = requireApp();
    const { baseUrl } = app.descriptor;
    const path = findModule(app.descriptor, moduleKey)?.url;
    if (path === undefined) throw new Error(`The app has no page ${moduleKey}.`);
    const given = { xdm_e: server.url, xdm_c: `channel-${moduleKey}`, cp: context, lic: 'none', cv: '1001.0.0' };
    const url = `${baseUrl}${path}?${new URLSearchParams(given).toString()}`;
    return `${url}&jwt=${requestToken(app, { method: 'GET', url, baseUrl }, accountId)}`;
  };
  const answerPage = ({ path, query }: Arrival): SimulatedAnswer => {
    const moduleKey = path.slice('/apps/'.length);
    const as = users.find(({ accountId }) => accountId === query.get('as'));
    if (!as) return { status: 404, body: 'There is no such account.' };
    const { descriptor } = requireApp();
    const body = renderHostPage({
      product,
      title: findModule(descriptor, moduleKey)?.name.value ?? moduleKey,
      siteName: name,
      frameUrl: frameUrl(moduleKey, as),
      appOrigin: new URL(descriptor.baseUrl).origin,
      accountId: as.accountId,
      userName: as.displayName,
      theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    });
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
  };
  const answerRest = product === 'confluence' ? answerConfluence : answerJira;
  const answers: Record<RequestKind, (arrival: Arrival) => SimulatedAnswer> = {
    key: ({ path }) =>
      path === `/install-keys/${signer.keyId}` ? { status: 200, body: signer.publicPem } : { status: 404 },
    script: () => ({ status: 200, headers: { 'content-type': 'text/javascript' }, body: allJs }),
    page: answerPage,
    token: ({ query }) => ({ status: 200, body: contextToken(requireApp(), query.get('account') ?? '') }),
    rest: (arrival) => answerRest({ app: installed, users, siteUrl: server.url }, arrival),
    other: () => ({ status: 404 }),
  };
  const server = await startSimulatorServer<RequestKind>({
    ...{ faults, log, kindOf },
    answer: (arrival, kind) => answers[kind](arrival),
  });
  return {
    ...{ url: server.url, clientKey, signer, faults, log, frameUrl },
    get app() {
      return requireApp();
    },
    install: async (appUrl) => {
      const descriptor = await fetchDescriptor(appUrl, product);
      const app = { descriptor, clientKey, sharedSecret: newSecret() };
      const status = await tellApp(app, 'installed', { signer, product, siteUrl: server.url + context });
      if (status === 200 || status === 204) installed = app;
      return status;
    },
    tell: (event) => tellApp(requireApp(), event, { signer, product, siteUrl: server.url + context }),
    pageUrl: (moduleKey, { as, theme = 'light' }) =>
      `${server.url}/apps/${moduleKey}?${new URLSearchParams({ as: as.accountId, theme }).toString()}`,
    contextToken: ({ accountId }) => contextToken(requireApp(), accountId),
    close: () => server.close(),
  };
}

function kindOf({ path }: Arrival): RequestKind {
  if (path.startsWith('/install-keys/')) return 'key';
  if (path === '/all.js') return 'script';
  if (path.startsWith('/apps/')) return 'page';
  if (path === '/context-token') return 'token';
  return /^(\/wiki)?\/rest\//.test(path) ? 'rest' : 'other';
}
