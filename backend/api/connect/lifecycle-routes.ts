import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { AccessContext } from '../../access/access-context.ts';
import { appKeyFor, isAdmittedSite, type ConnectApp } from '../../access/connect/connect-app.ts';
import {
  findInstallation,
  noteEnabled,
  noteUninstalled,
  saveInstallation,
} from '../../access/connect/installation-store.ts';
import { verifyInstallToken } from '../../access/connect/verify-install-token.ts';
import { verifyTenantToken } from '../../access/connect/verify-tenant-token.ts';
import { productNames, type Product } from '../../atlassian/product-client.ts';
import { recordAudit } from '../../audit/audit-store.ts';
import { inOneTransaction } from '../../database/one-transaction.ts';
import { AppError } from '../../errors/app-error.ts';
import { fieldProblems } from '../../errors/field-problems.ts';
import { noteOperation } from '../edge/requests.ts';
import type { ConnectParts } from './connect-parts.ts';
import { signedRequest, tokenOf } from './signed-request.ts';

const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const text = z.string().min(1).max(255);
const leaving = z.object({ key: z.string(), clientKey: text });
const arriving = leaving.extend({
  sharedSecret: text,
  baseUrl: address,
  displayUrl: address.optional(),
  productType: text,
  installationId: text.optional(),
});

const readJson: RequestHandler = json({ limit: 64 * 1024 });

/** Of each product. Addresses of their own: what is signed is the address, and not the body, which names the product too. */
const hookPaths: Readonly<Record<Product, string>> = { jira: '/connect', confluence: '/connect/confluence' };

/**
 * What Atlassian tells Roster of its own installation in a product. Nothing waits for `enabled`: apps with Forge are
 * never told.
 */
export function lifecycleRoutes(access: AccessContext, { app, findKey }: ConnectParts, product: Product): Router {
  const { database, secretBox, now } = access;
  const router = Router();
  const hook = (name: string, answer: (request: Request) => Promise<void>): void => {
    router.post(`${hookPaths[product]}/${name}`, readJson, async (request: Request, response: Response) => {
      noteOperation(response, `connect.${name}`);
      await answer(request);
      response.status(204).set('Cache-Control', 'no-store').end();
    });
  };
  const verifyInstall = (request: Request, clientKey: string): Promise<void> => {
    const signed = signedRequest(request, app.baseUrl);
    return verifyInstallToken({ token: tokenOf(request), request: signed, clientKey, findKey, now: now() });
  };
  const verifyTenant = async (request: Request) => {
    const findTenant = async (clientKey: string) => {
      const tenant = await findInstallation(access, clientKey);
      return tenant?.product === product ? tenant : undefined;
    };
    const boundTo = signedRequest(request, app.baseUrl);
    return (await verifyTenantToken({ token: tokenOf(request), findTenant, boundTo, now: now() })).tenant;
  };

  hook('installed', async (request) => {
    const tenant = read(arriving, request);
    // Before anything is asked of the key server on a stranger's behalf.
    refuseUnlessWelcome(tenant, app, product);
    await verifyInstall(request, tenant.clientKey);
    refuseOtherApp(tenant.key, appKeyFor(app.key, product));
    const { displayUrl, installationId } = tenant;
    const note = { action: 'atlassian.installed', subject: new URL(tenant.baseUrl).host };
    const at = now();
    await inOneTransaction(database, async () => {
      const installed = { ...tenant, product, displayUrl, installationId };
      const { siteId } = await saveInstallation({ database, secretBox }, installed, at);
      await recordAudit(database, { siteId, actor: 'Atlassian', at }, note);
    });
  });
  hook('uninstalled', async (request) => {
    const { key, clientKey } = read(leaving, request);
    await verifyInstall(request, clientKey);
    refuseOtherApp(key, appKeyFor(app.key, product));
    await noteUninstalled(database, clientKey, now());
  });
  hook('enabled', async (request) => {
    await noteEnabled(database, (await verifyTenant(request)).clientKey, true);
  });
  hook('disabled', async (request) => {
    await noteEnabled(database, (await verifyTenant(request)).clientKey, false);
  });
  return router;
}

function read<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  const fields = fieldProblems(parsed.error);
  throw new AppError('invalid-input', 'This is not what Atlassian sends when an app is installed or removed.', {
    fields,
  });
}

function refuseOtherApp(key: string, own: string): void {
  if (key === own) return;
  throw new AppError('invalid-input', 'This is about another app. Compare its key with ROSTER_CONNECT_KEY.');
}

function refuseUnlessWelcome(
  { baseUrl, productType }: z.output<typeof arriving>,
  app: Pick<ConnectApp, 'sites'>,
  product: Product,
): void {
  if (!isAdmittedSite(app, baseUrl)) {
    const { host } = new URL(baseUrl);
    throw new AppError('not-allowed', `${host} may not install this Roster. Add it to ROSTER_CONNECT_SITES.`);
  }
  if (productType.toLowerCase() === product) return;
  const message = `This descriptor is for ${productNames[product]}. Each product has one of its own.`;
  throw new AppError('invalid-input', message);
}
