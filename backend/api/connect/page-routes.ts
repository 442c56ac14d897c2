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

/** Modules of the descriptor that are pages. */
const pages = new Set(['admin', 'people']);

/** Roster's pages as an Atlassian site frames them. The token in the address says which site it is, and opens nothing else. */
export function pageRoutes(access: AccessContext, { app, scriptUrl }: ConnectParts, frontendFolder: string): Router {
  const router = Router();
  router.get('/connect/pages/:page', async (request, response, next) => {
    const { page } = request.params;
    if (!pages.has(page)) {
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
    const html = framedPage(await readIndex(frontendFolder), page, scriptUrl);
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

/** Atlassian's script comes before the application, which asks it for tokens from the start. */
function framedPage(index: string, page: string, scriptUrl: string): string {
  const marks = [
    `<meta name="roster-frame" content="${page}" />`,
    `<script src="${scriptUrl}" data-options="sizeToParent:true"></script>`,
  ];
  return index.replace('</title>', `</title>\n    ${marks.join('\n    ')}`);
}

async function readIndex(frontendFolder: string): Promise<string> {
  const index = join(frontendFolder, 'index.html');
  if (existsSync(index)) return readFile(index, 'utf8');
  throw new AppError('unavailable', 'Roster’s pages are not built. Start it with `npm start`, which builds them.');
}
