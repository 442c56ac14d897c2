import { Router, type Application, type Request, type Response } from 'express';
import { z } from 'zod';
import { refusedToken } from '../../access/connect/refused-token.ts';
import { AppError } from '../../errors/app-error.ts';
import { parseInput } from '../../errors/field-problems.ts';
import { problemOf } from '../edge/problem.ts';
import { noteOperation, requestIdOf } from '../edge/requests.ts';
import type { ForgeParts } from './forge-parts.ts';
import { createJsonReader } from './read-json.ts';
import { createInnerRequests, type InnerAnswer } from './inner-requests.ts';

/** As a page asks for something: Forge lets JSON through, and nothing else. */
const call = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /** With its query. */
  path: z
    .string()
    .regex(/^\/(api|photos)\/[^#\\]*$/)
    .refine((path) => isForPages(path)),
  /** Content type of the body. */
  type: z.string().max(255).optional(),
  text: z.string().optional(),
  base64: z.base64().optional(),
});
type Call = z.output<typeof call>;

const readJson = createJsonReader(16 * 1024 * 1024);
/** Forge waits 25 seconds (https://developer.atlassian.com/platform/forge/remote/essentials/). */
const usualPatienceMs = 24_000;

/**
 * Lets a page call any operation through Forge. `invokeRemote` carries neither status nor problem nor picture: what is
 * not JSON of status 200 never gets to the page. So every answer comes within one that is.
 */
export function callRoute(
  { verify, patienceMs = usualPatienceMs }: Pick<ForgeParts, 'verify' | 'patienceMs'>,
  app: Application,
): Router {
  const ask = createInnerRequests(app);
  const router = Router();
  router.post('/forge/call', async (request: Request, response: Response) => {
    noteOperation(response, 'forge.call');
    const authorization = request.get('authorization') ?? '';
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw refusedToken();
    await verify(token);
    const parsed = parseInput(call, await readJson(request, response));
    if (!parsed.success) throw new AppError('invalid-input', 'This is not how a page calls Roster through Forge.');
    const { method, path } = parsed.data;
    const headers = { ...headersOf(parsed.data, request), authorization };
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await ask({ method, path, headers, body: bytesOf(parsed.data), signal }).catch((error: unknown) => {
      if (signal.aborted) return tooSlow(requestIdOf(response));
      throw error;
    });
    response.set('Cache-Control', 'no-store').json(wrap(answer));
  });
  return router;
}

/** The API and the hosted photos, and no way out of these. */
function isForPages(path: string): boolean {
  return URL.canParse(path, 'http://roster') && /^\/(api|photos)\//.test(new URL(path, 'http://roster').pathname);
}

function headersOf({ type, text, base64 }: Call, request: Request): Record<string, string> {
  const systemToken = request.get('x-forge-oauth-system');
  const hasBody = text !== undefined || base64 !== undefined;
  return {
    accept: 'application/json, */*',
    ...(systemToken !== undefined && { 'x-forge-oauth-system': systemToken }),
    ...(hasBody && { 'content-type': type ?? 'application/json' }),
  };
}

function bytesOf({ text, base64 }: Call): Buffer | undefined {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  return text === undefined ? undefined : Buffer.from(text);
}

/** Forge would not wait for it either, and tell the page nothing of why. */
function tooSlow(requestId: string): InnerAnswer {
  const message = 'This takes longer than Forge waits. It goes on meanwhile: look again in a moment.';
  const { details } = problemOf(new AppError('unavailable', message), requestId);
  return { status: details.status, type: 'application/problem+json', body: Buffer.from(JSON.stringify(details)) };
}

/** Text stays text: it is most of what there is. */
function wrap({ status, type, body }: InnerAnswer) {
  const isText = /json|^text\//.test(type);
  return isText ? { status, type, text: body.toString() } : { status, type, base64: body.toString('base64') };
}
