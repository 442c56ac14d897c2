import { Router, type Request, type Response } from 'express';
import type { AccessContext } from '../../access/access-context.ts';
import { refusedToken } from '../../access/connect/refused-token.ts';
import { readSystemToken } from '../../access/forge/forge-callers.ts';
import {
  keepSystemToken,
  meetInstallation,
  noteForgeUninstalled,
  type ForgeInstallation,
} from '../../access/forge/forge-installation-store.ts';
import type { Invocation } from '../../access/forge/verify-invocation.ts';
import { readForgeEvent } from '../../atlassian/forge/read-forge-event.ts';
import { recordAudit } from '../../audit/audit-store.ts';
import { noteOperation } from '../edge/requests.ts';
import type { ForgeParts } from './forge-parts.ts';
import { createJsonReader } from './read-json.ts';

/** An event of an issue brings the whole issue along. */
const readJson = createJsonReader(5 * 1024 * 1024);

/** A trigger of Forge, verified. */
interface Trigger {
  readonly invocation: Invocation;
  /** Undefined: it was uninstalled. */
  readonly installation: ForgeInstallation | undefined;
  readonly body: unknown;
}

/**
 * What Forge tells by itself. It waits five seconds, and then tells it again: nothing is done here but to write down
 * what was said (https://developer.atlassian.com/platform/forge/remote/sending-product-events/).
 */
export function triggerRoutes(access: AccessContext, { verify, queue }: ForgeParts): Router {
  const { database, now } = access;
  const router = Router();
  const trigger = (name: string, take: (trigger: Trigger) => Promise<void>): void => {
    const answer = async (request: Request, response: Response) => {
      noteOperation(response, `forge.${name}`);
      const invocation = await admitTrigger(verify, request);
      const options = { now: now(), isInstalled: name === 'lifecycle' };
      const installation = name === 'uninstalled' ? undefined : await meetInstallation(database, invocation, options);
      if (installation) await keepTokenOf(access, installation, request);
      await take({ invocation, installation, body: await readJson(request, response) });
      response.status(200).set('Cache-Control', 'no-store').json({});
    };
    router.post(`/forge/${name}`, answer);
  };

  trigger('events', async ({ installation, body }) => {
    const read = installation && readForgeEvent(installation.installationId, body);
    if (read) await queue.send(read.eventId, { siteId: installation.siteId, event: read.event });
  });
  // The token that came along is all that it is for.
  trigger('tick', () => Promise.resolve());
  trigger('lifecycle', async ({ installation }) => {
    if (!installation) return;
    const { siteId, siteUrl, cloudId, product } = installation;
    const subject = `${siteUrl === undefined ? cloudId : new URL(siteUrl).host} (${product})`;
    await recordAudit(database, { siteId, actor: 'Atlassian', at: now() }, { action: 'atlassian.installed', subject });
  });
  trigger('uninstalled', ({ invocation }) => noteForgeUninstalled(database, invocation.installationId, now()));
  return router;
}

/**
 * Triggers have nobody in front of them. A token that names somebody came to a page, and whoever sits there must neither
 * uninstall Roster nor lend it another token.
 */
async function admitTrigger(verify: ForgeParts['verify'], request: Request): Promise<Invocation> {
  const token = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (token === undefined) throw refusedToken();
  const invocation = await verify(token);
  if (invocation.accountId !== undefined) throw refusedToken();
  return invocation;
}

async function keepTokenOf(access: AccessContext, installation: ForgeInstallation, request: Request): Promise<void> {
  const token = request.get('x-forge-oauth-system');
  if (token !== undefined) await keepSystemToken(access, installation, readSystemToken(token, access.now()));
}
