import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router } from 'express';
import type { AccessContext } from '../../access/access-context.ts';
import { findInstallation, type Installation } from '../../access/connect/installation-store.ts';
import { verifyTenantToken } from '../../access/connect/verify-tenant-token.ts';
import { AppError } from '../../errors/app-error.ts';
import { noteOperation } from '../edge/requests.ts';
import { framedHeaders } from '../edge/security-headers.ts';
import type { ConnectParts } from './connect-parts.ts';
import { signedRequest, tokenOf } from './signed-request.ts';

/** Modules of the descriptor that are pages, each with the names of what its address says of where it is shown. */
const pages: ReadonlyMap<string, { readonly context: readonly string[]; readonly fillsParent: boolean }> = new Map([
  ['admin', { context: [], fillsParent: true }],
  ['people', { context: [], fillsParent: true }],
  ['person', { context: [], fillsParent: false }],
  ['person-card', { context: ['email'], fillsParent: false }],
  ['issue-panel', { context: ['issueKey'], fillsParent: false }],
  ['post-function-create', { context: [], fillsParent: false }],
  ['post-function-edit', { context: ['config'], fillsParent: false }],
  ['post-function-view', { context: ['config'], fillsParent: false }],
]);

/** Roster's pages as an Atlassian site frames them. The token in the address says which site it is, and opens nothing else. */
export function pageRoutes(access: AccessContext, { app, scriptUrl }: ConnectParts, frontendFolder: string): Router {
  const router = Router();
  router.get('/connect/pages/:page', async (request, response, next) => {
    const { page } = request.params;
    const shape = pages.get(page);
    if (!shape) {
      next();
      return;
    }
    noteOperation(response, `connect.${page}-page`);
    const { tenant } = await verifyTenantToken({
      token: tokenOf(request),
      findTenant: (clientKey) => findInstallation(access, clientKey),
      boundTo: signedRequest(request, app.baseUrl),
      now: access.now(),
    });
    const context = contextOf(request.query, shape.context);
    const html = framedPage(await readIndex(frontendFolder), { ...shape, page, context, scriptUrl });
    framedHeaders(response, { baseUrl: app.baseUrl, scriptUrl, frameAncestors: ancestorsOf(tenant) });
    response.set('Cache-Control', 'no-store').type('html').send(html);
  });
  return router;
}

/** Its own site alone, also by its own domain: any other tenant’s page could be made to deceive. */
function ancestorsOf({ baseUrl, displayUrl }: Installation): string[] {
  const addresses = displayUrl === undefined ? [baseUrl] : [baseUrl, displayUrl];
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}

/** What the site says of where the page is shown. The token vouches for it: it is signed for the whole address. */
function contextOf(query: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  const values = names.map((name) => [name, query[name]] as const);
  return Object.fromEntries(values.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

interface PageInFrame {
  readonly page: string;
  readonly context: Readonly<Record<string, string>>;
  /** As large as the page around it lets it be; otherwise the page asks for what it needs. */
  readonly fillsParent: boolean;
  readonly scriptUrl: string;
}

/** Atlassian's script comes before the application, which asks it for tokens from the start. */
function framedPage(index: string, { page, context, fillsParent, scriptUrl }: PageInFrame): string {
  // https://developer.atlassian.com/cloud/jira/platform/about-the-connect-javascript-api/, “Options”
  const options = fillsParent ? 'sizeToParent:true' : 'resize:false';
  const marks = [
    `<meta name="roster-frame" content="${page}" />`,
    `<meta name="roster-frame-context" content="${escapeAttribute(JSON.stringify(context))}" />`,
    `<script src="${scriptUrl}" data-options="${options}"></script>`,
  ];
  return index.replace('</title>', () => `</title>\n    ${marks.join('\n    ')}`);
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function readIndex(frontendFolder: string): Promise<string> {
  const index = join(frontendFolder, 'index.html');
  if (existsSync(index)) return readFile(index, 'utf8');
  throw new AppError('unavailable', 'Roster’s pages are not built. Start it with `npm start`, which builds them.');
}
