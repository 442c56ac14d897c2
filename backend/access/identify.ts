import { decodeJwt } from 'jose';
import { AppError } from '../errors/app-error.ts';
import type { AccessContext } from './access-context.ts';
import { nobody, type AccountCaller, type Caller } from './caller.ts';
import { forgeIssuer } from './forge/verify-invocation.ts';
import { sameToken } from './random-token.ts';
import { readSessionCookie, sessionCookie } from './session/session-cookie.ts';
import { findSession, renewSession } from './session/session-store.ts';
import { useToken } from './tokens/token-store.ts';

/** The headers by which a caller shows who they are. */
export interface Credentials {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
  /** What Forge sends along with its own token. */
  readonly forgeSystemToken?: string | undefined;
}

export interface Identified {
  readonly caller: Caller;
  /** Set when the session's end was put off: the `Set-Cookie` header that says so. */
  readonly cookie?: string;
}

/** Who is calling. A token that is not good is refused; a session that has ended is nobody's. */
export async function identify(context: AccessContext, credentials: Credentials): Promise<Identified> {
  const { authorization, cookie } = credentials;
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined && isOfForge(bearer)) {
    return { caller: await identifyForge(context, bearer, credentials.forgeSystemToken) };
  }
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

/** Whatever says of itself that Forge has signed it; whether that is so is seen later. */
function isOfForge(token: string): boolean {
  try {
    return decodeJwt(token).iss === forgeIssuer;
  } catch {
    return false;
  }
}

function identifyForge(
  { identifyForge: ask }: AccessContext,
  invocationToken: string,
  systemToken: string | undefined,
): Promise<Caller> {
  if (ask) return ask({ invocationToken, systemToken });
  throw new AppError('not-signed-in', 'This Roster is no Forge app. Name the app’s id in ROSTER_FORGE_APP_ID.');
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
