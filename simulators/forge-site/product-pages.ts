import type { SiteUser } from '../atlassian-site/site-user.ts';
import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { findPage, type ForgeManifest } from './forge-manifest.ts';
import { renderHostPage } from './host-page.ts';

export interface RemoteCall {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface ProductPages {
  readonly manifest: ForgeManifest;
  readonly users: readonly SiteUser[];
  readonly siteName: string;
  readonly cloudId: string;
  /** Of the app's resource, as the frame loads it. */
  readonly frameUrl: string;
  /** What `invokeRemote` comes to. */
  readonly invoke: (page: string, as: SiteUser, call: RemoteCall) => Promise<Response>;
}

/** `/apps/<module key>?as=<account>&theme=…&issue=…`: a page of the product around one of the app's. */
export function answerPage(pages: ProductPages, { path, query }: Arrival): SimulatedAnswer {
  const { manifest, siteName, cloudId, frameUrl } = pages;
  const moduleKey = path.slice('/apps/'.length);
  const as = findUser(pages, query);
  if (!as) return { status: 404, body: 'There is no such account.' };
  const { product, title, type } = findPage(manifest, moduleKey);
  const issue = query.get('issue');
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
  const extension = {
    type,
    ...(issue !== null && { issue: { key: issue, id: '10001', type: 'Task', typeId: '10002' } }),
  };
  const context = {
    ...{ accountId: as.accountId, cloudId, moduleKey, extension, localId: `local-${moduleKey}`, locale: 'en-US' },
    ...{ environmentId: 'environment', environmentType: 'DEVELOPMENT', timezone: 'Europe/Berlin' },
    ...{ siteUrl: `https://${siteName}.atlassian.net`, theme: { colorMode: theme } },
  };
  const invokeUrl = `/invoke?${new URLSearchParams({ page: moduleKey, as: as.accountId }).toString()}`;
  const names = { product: product === 'jira' ? 'Jira' : 'Confluence', siteName, userName: as.displayName };
  const body = renderHostPage({ ...names, title, frameUrl, theme, context, invokeUrl });
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/**
 * Lets a page call the app's remote. What is not JSON, or not of success, never gets to the page
 * (https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/invokeRemote/).
 */
export async function answerInvoke(pages: ProductPages, { query, body }: Arrival): Promise<SimulatedAnswer> {
  const as = findUser(pages, query);
  if (!as) return { status: 404 };
  const response = await pages.invoke(query.get('page') ?? '', as, JSON.parse(body) as RemoteCall);
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  if (!response.ok || !isJson) {
    return { status: 200, body: { problem: `The remote answered with status ${String(response.status)}.` } };
  }
  const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]]));
  const payload = { status: response.status, headers, body: await response.json() };
  return { status: 200, body: { success: true, payload } };
}

function findUser({ users }: ProductPages, query: URLSearchParams): SiteUser | undefined {
  return users.find(({ accountId }) => accountId === query.get('as'));
}
