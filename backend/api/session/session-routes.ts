import type { Response } from 'express';
import {
  completeSetup,
  createSession,
  deleteSession,
  getSession,
  getSignInOptions,
  useSignInLink,
  type CurrentSession,
} from '#contract/session.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { hasAdmin } from '../../access/accounts/account-store.ts';
import type { AccountCaller, Caller } from '../../access/caller.ts';
import { describeFrame } from '../../access/connect/frame-session.ts';
import { noSessionCookie, sessionCookie } from '../../access/session/session-cookie.ts';
import { endSession } from '../../access/session/session-store.ts';
import { describeSession, type SignedIn } from '../../access/sign-in/current-session.ts';
import { setUp, signInWithLink } from '../../access/sign-in/one-time-links.ts';
import { createSignInLimits } from '../../access/sign-in/sign-in-limit-store.ts';
import { signInWithPassword } from '../../access/sign-in/sign-in.ts';
import { AppError } from '../../errors/app-error.ts';
import { loadSite } from '../../site/site-store.ts';
import { auditedRoute, route, type Call, type Route } from '../edge/route.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Welcome } from './welcome.ts';

export function sessionRoutes(access: AccessContext, metrics: Metrics, welcome: Welcome): Route[] {
  const come = (response: Response, signedIn: SignedIn): CurrentSession =>
    begin({ access, welcome }, response, signedIn);
  const limits = createSignInLimits(access.database);
  const signIn = async ({ body, request, response }: Call<typeof createSession>): Promise<CurrentSession> => {
    const attempt = { ...body, address: request.ip ?? '' };
    const outcome = await signInWithPassword(access, limits, attempt);
    if (outcome.outcome === 'signed-in') return come(response, outcome.signedIn);
    metrics.countFailedSignIn();
    throw outcome.outcome === 'refused' ? wrongPassword() : tooMany(outcome.waitSeconds);
  };
  return [
    route(createSession, signIn),
    route(getSession, async ({ caller }) => {
      if (caller.kind !== 'atlassian') return describe(access, requireAccount(caller));
      const session = await describeFrame(access, caller);
      // In a frame, this is how coming in begins: there is no other sign-in.
      welcome(session);
      return session;
    }),
    route(deleteSession, async ({ caller, response }) => {
      await endSession(access.database, requireAccount(caller).sessionHash);
      response.append('Set-Cookie', noSessionCookie(access));
    }),
    route(getSignInOptions, () => signInOptions(access)),
    route(useSignInLink, async ({ body, response }) => come(response, await signInWithLink(access, body.token))),
    auditedRoute(completeSetup, async ({ body, response }) => {
      const answer = come(response, await setUp(access, body));
      return { answer, audit: { action: 'site.set-up', subject: body.email, actor: body.email } };
    }),
  ];
}

/** Sets the cookie of a session that has just begun. */
export function begin(
  { access, welcome }: { readonly access: AccessContext; readonly welcome: Welcome },
  response: Response,
  { session, token, expiresAt }: SignedIn,
): CurrentSession {
  welcome(session);
  response.append('Set-Cookie', sessionCookie(token, expiresAt, access));
  return session;
}

function describe(access: AccessContext, { accountId: id, email, name, role }: AccountCaller): Promise<CurrentSession> {
  return describeSession(access, { id, email, name, role });
}

function requireAccount(caller: Caller): AccountCaller {
  if (caller.kind === 'account') return caller;
  throw new AppError('not-signed-in', 'You are not signed in, or your session has ended. Sign in again.');
}

async function signInOptions({ database, siteId }: AccessContext) {
  const [{ settings }, isSetUp] = await Promise.all([loadSite(database, siteId), hasAdmin(database, siteId)]);
  const { enabled, label } = settings.oidc;
  return { needsSetup: !isSetUp, oidc: enabled ? { label } : null, siteName: settings.siteName };
}

function wrongPassword(): AppError {
  return new AppError('not-signed-in', 'The e-mail address or the password is not right.');
}

function tooMany(waitSeconds: number): AppError {
  const minutes = Math.ceil(waitSeconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const message = `Too many sign-ins have failed. Try again in ${wait}.`;
  return new AppError('too-many-requests', message, { retryAfterSeconds: waitSeconds });
}
