import { AppError } from '../errors/app-error.ts';
import type { AccessContext } from './access-context.ts';
import { nobody, type AccountCaller, type Caller } from './caller.ts';
import { sameToken } from './random-token.ts';
import { readSessionCookie, sessionCookie } from './session/session-cookie.ts';
import { findSession, renewSession } from './session/session-store.ts';
import { useToken } from './tokens/token-store.ts';

/** The headers by which a caller shows who they are. */
export interface Credentials {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

export interface Identified {
  readonly caller: Caller;
  /** Set when the session's end was put off: the `Set-Cookie` header that says so. */
  readonly cookie?: string;
}

/** Who is calling. A token that is not good is refused; a session that has ended is nobody's. */
export async function identify(context: AccessContext, { authorization, cookie }: Credentials): Promise<Identified> {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) return { caller: await identifyToken(context, bearer) };
  const frameToken = /^JWT +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (frameToken !== undefined) return { caller: await identifyFrame(context, frameToken) };
  const token = readSessionCookie(cookie, context);
  return token === undefined ? { caller: nobody } : identifySession(context, token);
}

function identifyFrame({ identifyFrame: ask }: AccessContext, token: string): Promise<Caller> {
  if (ask) return ask(token);
  throw new AppError('not-signed-in', 'This Roster is not part of any Atlassian site.');
}

async function identifyToken({ database, siteId, adminToken, now }: AccessContext, token: string): Promise<Caller> {
  if (adminToken !== undefined && sameToken(token, adminToken)) {
    return { kind: 'token', name: 'automation', scope: 'admin' };
  }
  const found = await useToken(database, { token, siteId, now: now() });
  if (found) return { kind: 'token', ...found };
  throw new AppError('not-signed-in', 'This API token is not known. It may have expired or been revoked.');
}

async function identifySession(context: AccessContext, token: string): Promise<Identified> {
  const { database, siteId } = context;
  const now = context.now();
  const session = await findSession(database, { token, siteId, now });
  if (!session) return { caller: nobody };
  const { id: accountId, ...account } = session.account;
  const caller: AccountCaller = { kind: 'account', accountId, ...account, sessionHash: session.tokenHash };
  const renewed = await renewSession(database, session, now);
  return renewed === undefined ? { caller } : { caller, cookie: sessionCookie(token, renewed, context) };
}
