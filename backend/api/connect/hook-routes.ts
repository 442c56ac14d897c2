import { createHash } from 'node:crypto';
import { json, Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { AccessContext } from '../../access/access-context.ts';
import { findInstallation } from '../../access/connect/installation-store.ts';
import { verifyTenantToken } from '../../access/connect/verify-tenant-token.ts';
import type { IssueEvent } from '../../atlassian/issues/take-issue-event.ts';
import { AppError } from '../../errors/app-error.ts';
import { noteOperation } from '../edge/requests.ts';
import type { ConnectParts } from './connect-parts.ts';
import { signedRequest, tokenOf } from './signed-request.ts';

const issue = z.object({ id: z.string().min(1).max(255) });
const user = z.object({ accountId: z.string().min(1).max(255) });
/** As https://developer.atlassian.com/cloud/jira/platform/modules/workflow-post-function/ and …/webhooks/ have them. */
const transitioned = z.object({ issue, transition: z.unknown().optional(), configuration: z.unknown().optional() });
const created = z.object({ issue });
const updated = z.object({
  issue,
  changelog: z.object({ items: z.array(z.object({ fieldId: z.string().optional(), field: z.string() })) }).optional(),
});
const userChanged = z.object({ user });

/** An issue comes with all of its fields, and a change with the texts before and after it. */
const readJson = json({ limit: 4 * 1024 * 1024 });

/**
 * What Jira tells of issues and accounts. Each is answered as soon as it is in the queue. A context token, which everyone
 * in the tenant can have, opens none of them.
 */
export function hookRoutes(access: AccessContext, { app, takeIssueEvent }: ConnectParts): Router {
  const router = Router();
  const findTenant = async (clientKey: string) => {
    const tenant = await findInstallation(access, clientKey);
    return tenant?.product === 'jira' ? tenant : undefined;
  };
  const verify: RequestHandler = async (request, response, next) => {
    const { tenant } = await verifyTenantToken({
      token: tokenOf(request),
      findTenant,
      boundTo: signedRequest(request, app.baseUrl),
      now: access.now(),
    });
    response.locals['siteId'] = tenant.siteId;
    next();
  };
  const hook = (name: string, read: (request: Request) => IssueEvent): void => {
    router.post(`/connect/hooks/${name}`, verify, readJson, async (request: Request, response) => {
      noteOperation(response, `connect.${name}`);
      await takeIssueEvent(z.string().parse(response.locals['siteId']), read(request));
      response.status(204).set('Cache-Control', 'no-store').end();
    });
  };

  hook('post-function', (request) => {
    const { issue, transition, configuration } = parse(transitioned, request);
    const eventId = eventIdOf(request, [issue.id, transition]);
    return { kind: 'transition', eventId, issueId: issue.id, configuration: textOf(configuration) };
  });
  hook('issue-created', (request) => ({ kind: 'created', issueId: parse(created, request).issue.id }));
  hook('issue-updated', (request) => {
    const { issue, changelog } = parse(updated, request);
    const changedFields = changelog?.items.map(({ fieldId, field }) => fieldId ?? field) ?? [];
    return { kind: 'updated', issueId: issue.id, changedFields };
  });
  for (const name of ['user-updated', 'user-deleted']) {
    hook(name, (request) => ({ kind: 'userChanged', accountId: parse(userChanged, request).user.accountId }));
  }
  return router;
}

/** Jira signs each call anew, though all of one second alike: the same call for the same transition is one sent again. */
function eventIdOf(request: Request, told: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([tokenOf(request), ...told]))
    .digest('base64url');
}

/** What the app's own page has given for Jira to keep comes back as that text, in `value`. */
function textOf(configuration: unknown): string {
  const { value = configuration } = z.object({ value: z.unknown() }).safeParse(configuration).data ?? {};
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parse<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', 'This is not what Jira tells of an issue or an account.', {
    cause: parsed.error,
  });
}
