import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { finishOidcSignIn as finishOperation } from '#contract/session.ts';
import type { AccessContext } from '../access-context.ts';
import { findAccount, insertAccount, saveAccount, type StoredAccount } from '../accounts/account-store.ts';
import { signInAs, type SignedIn } from '../sign-in/current-session.ts';
import { chooseAccount, subjectKey, type AccountProblem, type OidcIdentity } from './choose-account.ts';
import { keepAttempt, takeAttempt, type OidcAttempt } from './oidc-attempt-store.ts';
import type { OidcProvider } from './oidc-provider.ts';

export interface StartedOidcSignIn {
  /** Where to send the browser. */
  readonly address: string;
  /** To be kept by the browser until it comes back. */
  readonly state: string;
}

export type OidcOutcome =
  | { readonly outcome: 'signed-in'; readonly signedIn: SignedIn; readonly returnTo: string }
  | { readonly outcome: 'problem'; readonly problem: AccountProblem | 'expired' | 'cancelled' };

/** What came back with the browser. */
export interface OidcAnswer {
  /** Path and query. */
  readonly url: string;
  /** The state that the browser kept. */
  readonly keptState: string | undefined;
}

/** Authorization code with PKCE (RFC 7636), state and nonce. */
export async function startOidcSignIn(
  context: AccessContext,
  { configuration }: OidcProvider,
  returnTo: string | undefined,
): Promise<StartedOidcSignIn> {
  const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const attempt = { nonce, codeVerifier, returnTo: localPath(returnTo, context.baseUrl) };
  await keepAttempt(context.database, { siteId: context.siteId, state, now: context.now() }, attempt);
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: context.baseUrl + finishOperation.path,
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { address: address.href, state };
}

/** Rejects when the provider's answer is not to be trusted, or it cannot be reached. */
export async function finishOidcSignIn(
  context: AccessContext,
  provider: OidcProvider,
  { url, keptState }: OidcAnswer,
): Promise<OidcOutcome> {
  const address = new URL(context.baseUrl + url);
  const state = address.searchParams.get('state');
  // Only the browser that started may finish, or others could be signed in to an account that is not theirs.
  if (state === null || state !== keptState) return { outcome: 'problem', problem: 'expired' };
  const { database, siteId } = context;
  const attempt = await takeAttempt(database, { siteId, state, now: context.now() });
  if (!attempt) return { outcome: 'problem', problem: 'expired' };
  const identity = await identityOf(provider.configuration, { address, state, attempt });
  if (identity === 'cancelled') return { outcome: 'problem', problem: 'cancelled' };
  const account = await accountOf(context, identity, provider);
  if (typeof account === 'string') return { outcome: 'problem', problem: account };
  return { outcome: 'signed-in', signedIn: await signInAs(context, account), returnTo: attempt.returnTo };
}

async function identityOf(
  configuration: Configuration,
  { address, state, attempt }: { readonly address: URL; readonly state: string; readonly attempt: OidcAttempt },
): Promise<OidcIdentity | 'cancelled'> {
  const checks = {
    pkceCodeVerifier: attempt.codeVerifier,
    expectedState: state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  };
  try {
    const tokens = await authorizationCodeGrant(configuration, address, checks);
    const claims = tokens.claims();
    if (!claims) throw new Error('The identity provider sent no ID token.');
    const hasEmail = typeof claims['email'] === 'string';
    const more = hasEmail ? {} : await fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return readIdentity({ ...more, ...claims });
  } catch (error) {
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied') return 'cancelled';
    throw error;
  }
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

function readIdentity(claims: Claims): OidcIdentity {
  const text = (name: string) => (typeof claims[name] === 'string' && claims[name] !== '' ? claims[name] : undefined);
  const verified = claims['email_verified'];
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: text('email')?.toLowerCase(),
    // Some providers send it as a text.
    isEmailVerified: verified === undefined ? undefined : verified === true || verified === 'true',
    name: text('name') ?? text('preferred_username'),
  };
}

async function accountOf(
  { database, siteId }: AccessContext,
  identity: OidcIdentity,
  { newAccountRole }: OidcProvider,
): Promise<StoredAccount | AccountProblem> {
  const { email } = identity;
  const known = {
    bySubject: await findAccount(database, siteId, { oidcSubject: subjectKey(identity) }),
    byEmail: email === undefined ? undefined : await findAccount(database, siteId, { email }),
  };
  const choice = chooseAccount(identity, known, newAccountRole);
  switch (choice.do) {
    case 'sign-in':
      return choice.account;
    case 'link':
      return saveAccount(database, choice.account.id, { oidcSubject: choice.oidcSubject });
    case 'create':
      return insertAccount(database, siteId, choice.fields);
    case 'refuse':
      return choice.problem;
  }
}

/** Where to go after signing in: a path of this application, whatever the link says. */
function localPath(wanted: string | undefined, baseUrl: string): string {
  if (!wanted?.startsWith('/')) return '/';
  // Browsers read `//host` and `/\host` as another site's address.
  const target = URL.parse(wanted, baseUrl);
  return target?.origin === new URL(baseUrl).origin ? target.pathname + target.search : '/';
}
