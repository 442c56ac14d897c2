import { json, raw, type Request, type RequestHandler, type Response } from 'express';
import type { Operation } from '#contract/operation.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { actorName, type Caller } from '../../access/caller.ts';
import { identify } from '../../access/identify.ts';
import { refuseUnlessAllowed } from '../../access/may.ts';
import { looksForged } from '../../access/session/forgery.ts';
import { recordAudit } from '../../audit/audit-store.ts';
import { inOneTransaction } from '../../database/one-transaction.ts';
import { AppError } from '../../errors/app-error.ts';
import { maxPictureBytes } from '../../pictures/unusable-picture.ts';
import { readInput } from './read-input.ts';
import { noteOperation } from './requests.ts';
import type { RouteOfSite } from '../site-routes.ts';
import { alreadySent } from './route.ts';

const maxJsonBytes = 1024 * 1024;

const readJson: RequestHandler = json({ limit: maxJsonBytes });
/** Of any content type: the bytes themselves say what they are. */
const readBytes: RequestHandler = raw({ limit: maxPictureBytes, type: () => true });

/** The way of every request: who is it, may they, what do they want; then the handler, the audit log and the answer. */
export function serveRoute(access: AccessContext, operation: Operation, routeOfSite: RouteOfSite): RequestHandler {
  return async (request, response) => {
    noteOperation(response, operation.id);
    response.setHeader('Cache-Control', 'no-store');
    const caller = await admit(access, operation, request, response);
    await readBody(operation, request, response);
    const input = readInput(operation, request);
    const siteId = caller.kind === 'atlassian' ? caller.siteId : access.siteId;
    const route = routeOfSite(siteId, operation.id);
    const work = async (): Promise<unknown> => {
      const { answer, audit } = await route.handle({ ...input, caller, request, response });
      const origin = { siteId, actor: actorName(caller), at: access.now() };
      if (audit) await recordAudit(access.database, origin, audit);
      return answer;
    };
    // Nothing is changed without its entry. What comes in a stream takes as long as its sender likes.
    const isOne = route.isAudited && operation.isStreamed !== true;
    const answer = await (isOne ? inOneTransaction(access.database, work) : work());
    if (answer !== alreadySent) send(operation, answer, response);
  };
}

/** Throws unless the caller may call the operation. */
export async function admit(
  access: AccessContext,
  operation: Pick<Operation, 'id' | 'method' | 'access'>,
  request: Request,
  response: Response,
): Promise<Caller> {
  const { authorization, cookie } = request.headers;
  const forgeSystemToken = request.get('x-forge-oauth-system');
  const identified = await identify(access, { authorization, cookie, forgeSystemToken });
  const { caller } = identified;
  if (caller.kind === 'account' && isForged(access, request)) {
    throw new AppError(
      'not-allowed',
      'This change did not come from Roster’s own pages. Reload the page and try again.',
    );
  }
  refuseUnlessAllowed(caller, operation);
  if (identified.cookie !== undefined) response.append('Set-Cookie', identified.cookie);
  return caller;
}

function isForged({ baseUrl }: AccessContext, { method, headers }: Request): boolean {
  return looksForged({ method, headers, baseUrl });
}

function readBody({ body, consumes, isStreamed }: Operation, request: Request, response: Response): Promise<void> {
  const reader = consumes === undefined ? readJson : readBytes;
  if ((!body && consumes === undefined) || isStreamed === true) return Promise.resolve();
  return new Promise((resolve, reject) => {
    void reader(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('The request’s body cannot be read.', { cause: error }));
    });
  });
}

function send(operation: Operation, answer: unknown, response: Response): void {
  if (operation.response) response.status(operation.status).json(answer);
  else if (!response.headersSent) response.status(operation.status).end();
}
