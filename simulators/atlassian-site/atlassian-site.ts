import { randomUUID } from 'node:crypto';
import type { Arrival } from '../edge/arrival.ts';
import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { createAccountReports, type AccountReports } from './account-reports.ts';
import { allJs } from './all-js.ts';
import { createAtlassianSigner, type AtlassianSigner } from './atlassian-signer.ts';
import { answerConfluence, confluenceContext } from './confluence-rest.ts';
import {
  fetchDescriptor,
  newSecret,
  tellApp,
  type InstalledApp,
  type PostFunctionPage,
  type Product,
} from './installed-app.ts';
import { createIssueRest } from './issue-rest.ts';
import { answerJira } from './jira-rest.ts';
import { createSiteEvents, type SiteEvents } from './site-events.ts';
import { createSiteIssues, type SiteIssues } from './site-issues.ts';
import { addressOf, createSitePages, workflowPath, type Visit } from './site-pages.ts';
import { contextToken } from './site-tokens.ts';
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
  pageUrl(moduleKey: string, visit: Visit): string;
  /** Address of the view of an issue, with the app's panel in it. */
  issueUrl(issueKey: string, visit: Visit): string;
  /** Address of the workflow's page with the app's post function. */
  workflowUrl(page: PostFunctionPage, visit: Visit): string;
  /** Address of the app's page itself, as the frame loads it. `given`: what is put into its variables. */
  frameUrl(moduleKey: string, as: SiteUser, given?: Readonly<Record<string, string>>): string;
  readonly issues: SiteIssues;
  /** Of the accounts that the app stores something about. */
  readonly reports: AccountReports;
  /** What people do there, told to the app. */
  readonly events: SiteEvents;
  /** What the workflow holds for the post function: the text that the app's page gave. */
  postFunction: string | undefined;
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
  const issues = createSiteIssues();
  const reports = createAccountReports();
  const events = createSiteEvents({ users, issues, requireApp });
  const answerIssues = createIssueRest({ users, issues, changed: (before, after) => events.noteChange(before, after) });
  const pages = createSitePages({
    ...{ name, product, users, issues, requireApp },
    siteUrl: () => server.url,
    contextPath: context,
  });
  const answerRest = product === 'confluence' ? answerConfluence : answerJira;
  const answers: Record<RequestKind, (arrival: Arrival) => SimulatedAnswer> = {
    key: ({ path }) =>
      path === `/install-keys/${signer.keyId}` ? { status: 200, body: signer.publicPem } : { status: 404 },
    script: () => ({ status: 200, headers: { 'content-type': 'text/javascript' }, body: allJs }),
    page: (arrival) => pages.answer(arrival),
    token: (arrival) => pages.answer(arrival),
    rest: (arrival) =>
      answerRest({ app: installed, users, issues, siteUrl: server.url, answerIssues, reports }, arrival),
    other: () => ({ status: 404 }),
  };
  const server = await startSimulatorServer<RequestKind>({
    ...{ faults, log, kindOf },
    answer: (arrival, kind) => answers[kind](arrival),
  });
  return {
    ...{ url: server.url, clientKey, signer, faults, log, issues, events, reports },
    frameUrl: (moduleKey, as, given) => pages.frameUrl(moduleKey, as, given),
    get postFunction() {
      return pages.postFunction;
    },
    set postFunction(configuration) {
      pages.postFunction = configuration;
    },
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
    pageUrl: (moduleKey, visit) => server.url + addressOf(`/apps/${moduleKey}`, visit),
    issueUrl: (issueKey, visit) => server.url + addressOf(`/browse/${issueKey}`, visit),
    workflowUrl: (page, visit) => server.url + addressOf(workflowPath(page), visit),
    contextToken: ({ accountId }) => contextToken(requireApp(), accountId),
    close: () => server.close(),
  };
}

function kindOf({ path }: Arrival): RequestKind {
  if (path.startsWith('/install-keys/')) return 'key';
  if (path === '/all.js') return 'script';
  if (/^\/(apps\/|browse\/|workflow\/|frame-url$)/.test(path)) return 'page';
  if (path === '/context-token') return 'token';
  return /^(\/wiki)?\/rest\//.test(path) ? 'rest' : 'other';
}
