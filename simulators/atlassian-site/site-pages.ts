import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { renderHostPage, wholePage } from './host-page.ts';
import { findModule, type InstalledApp, type PostFunctionPage, type Product } from './installed-app.ts';
import { issueView } from './issue-page.ts';
import type { SiteIssues } from './site-issues.ts';
import { contextToken, requestToken } from './site-tokens.ts';
import type { SiteUser } from './site-user.ts';
import { workflowEditor } from './workflow-page.ts';

/** Who looks, and how. */
export interface Visit {
  readonly as: SiteUser;
  readonly theme?: 'light' | 'dark';
  /** Put into variables of the page's address, such as a macro's `email`. */
  readonly given?: Readonly<Record<string, string>>;
}

export interface PagesOptions {
  readonly name: string;
  readonly product: Product;
  readonly users: readonly SiteUser[];
  readonly issues: SiteIssues;
  readonly requireApp: () => InstalledApp;
  readonly siteUrl: () => string;
  /** Path of the product's own address, such as `/wiki`. */
  readonly contextPath: string;
}

/** The product's pages around pages of the app. */
export interface SitePages {
  answer(arrival: Arrival): SimulatedAnswer;
  /** `given`: what the product puts into variables of the page's address, such as `issue.key`. */
  frameUrl(moduleKey: string, as: SiteUser, given?: Readonly<Record<string, string>>): string;
  /** What the workflow holds for the post function, as the app's page gave it; undefined: it was never added. */
  postFunction: string | undefined;
}

export function createSitePages(options: PagesOptions): SitePages {
  const { name, product, users, issues, requireApp, siteUrl, contextPath } = options;
  const pages: SitePages = {
    postFunction: undefined,
    frameUrl: (moduleKey, { accountId }, given = {}) => {
      const app = requireApp();
      const { baseUrl } = app.descriptor;
      const module = findModule(app.descriptor, moduleKey);
      if (!module) throw new Error(`The app has no page ${moduleKey}.`);
      const path = module.path.replaceAll(/\{([\w.]+)\}/g, (_, variable: string) =>
        encodeURIComponent(given[variable] ?? ''),
      );
      const frame = { xdm_e: siteUrl(), xdm_c: `channel-${moduleKey}`, cp: contextPath, lic: 'none', cv: '1001.0.0' };
      const url = `${baseUrl}${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(frame).toString()}`;
      return `${url}&jwt=${requestToken(app, { method: 'GET', url, baseUrl }, accountId)}`;
    },
    answer: (arrival) => {
      const { method, path, query, body } = arrival;
      if (method === 'POST' && path === '/workflow/configuration') {
        pages.postFunction = body;
        return { status: 204 };
      }
      const as = users.find(({ accountId }) => accountId === query.get('as'));
      if (!as) return { status: 404, body: 'There is no such account.' };
      if (path === '/context-token') return { status: 200, body: contextToken(requireApp(), as.accountId) };
      if (path === '/frame-url') return { status: 200, body: pages.frameUrl(query.get('module') ?? '', as) };
      const shown = contentOf(path, as, query);
      return shown ? htmlAnswer(shown, as, query) : { status: 404, body: 'There is no such page.' };
    },
  };

  const titleOf = (key: string) => findModule(requireApp().descriptor, key)?.title ?? key;
  const contentOf = (path: string, as: SiteUser, query: URLSearchParams) => {
    const [, place = '', key = ''] = /^\/(apps|browse|workflow)\/(.+)$/.exec(path) ?? [];
    if (place === 'apps') {
      const frameUrl = pages.frameUrl(key, as, givenIn(query));
      return { title: titleOf(key), content: wholePage(titleOf(key), frameUrl) };
    }
    if (place === 'browse') return issueContent(key, as);
    return place === 'workflow' ? workflowContent(key, as, query) : undefined;
  };
  const issueContent = (key: string, as: SiteUser) => {
    const issue = issues.find(key);
    const [panel] = requireApp().descriptor.modules.jiraIssueContexts ?? [];
    if (!issue || !panel) return undefined;
    const nameOf = (accountId: string) => users.find((user) => user.accountId === accountId)?.displayName ?? accountId;
    const frameUrl = pages.frameUrl(panel.key, as, { 'issue.key': issue.key, 'issue.id': issue.id });
    const content = issueView({ issue, nameOf, panel: { title: panel.name.value, frameUrl } });
    return { title: `[${issue.key}] ${issue.summary}`, content };
  };
  const workflowContent = (wanted: string, as: SiteUser, query: URLSearchParams) => {
    const page = (['create', 'edit', 'view'] as const).find((each) => each === wanted);
    const [module] = requireApp().descriptor.modules.jiraWorkflowPostFunctions ?? [];
    if (!page || !module) return undefined;
    const key = `${module.key}/${page}`;
    const frameUrl = pages.frameUrl(key, as, { 'postFunction.config': pages.postFunction ?? '' });
    const viewUrl = `/workflow/view?${query.toString()}`;
    const title = module.name.value;
    return { title, content: workflowEditor({ page, title, frameUrl, viewUrl }) };
  };
  const htmlAnswer = (shown: { title: string; content: string }, as: SiteUser, query: URLSearchParams) => {
    const body = renderHostPage({
      ...{ ...shown, product, siteName: name },
      appOrigin: new URL(requireApp().descriptor.baseUrl).origin,
      accountId: as.accountId,
      userName: as.displayName,
      theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    });
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
  };
  return pages;
}

/** Address of a page within the site. */
export function addressOf(path: string, { as, theme = 'light', given = {} }: Visit): string {
  const query = new URLSearchParams({ as: as.accountId, theme });
  for (const [name, value] of Object.entries(given)) query.set(givenPrefix + name, value);
  return `${path}?${query.toString()}`;
}

const givenPrefix = 'given.';

function givenIn(query: URLSearchParams): Record<string, string> {
  const variables = [...query].filter(([name]) => name.startsWith(givenPrefix));
  return Object.fromEntries(variables.map(([name, value]) => [name.slice(givenPrefix.length), value]));
}

export function workflowPath(page: PostFunctionPage): string {
  return `/workflow/${page}`;
}
