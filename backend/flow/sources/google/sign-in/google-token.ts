import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { GoogleSettings } from '../google-settings.ts';
import { type AccessToken, exchangeAssertion } from './exchange-assertion.ts';
import { readServiceAccountKey } from './service-account-key.ts';
import { signByGoogle } from './sign-by-google.ts';
import { type AssertionClaims, signWithKey } from './sign-with-key.ts';
import type { SignInMeans } from './sign-in-means.ts';
import type { SignInFacts } from './token-failure.ts';

export interface GoogleToken {
  /** One for all requests, until five minutes before it expires. */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets a token that Google refused; one that has been replaced meanwhile is kept. */
  drop(token: string): void;
}

interface GoogleTokenOptions extends SignInMeans {
  readonly scopes: readonly string[];
}

const marginSeconds = 300;

export function createGoogleToken(options: GoogleTokenOptions): GoogleToken {
  const { now } = options;
  let held: { readonly token: string; readonly freshUntil: number } | undefined;
  let underWay: Promise<NonNullable<typeof held>> | undefined;

  const fetchToken = async (signal: AbortSignal): Promise<NonNullable<typeof held>> => {
    const asked = now().getTime();
    const { token, lifetimeSeconds } = await signIn(options, signal);
    const margin = Math.min(marginSeconds, lifetimeSeconds / 2);
    return { token, freshUntil: asked + (lifetimeSeconds - margin) * 1000 };
  };

  return {
    get: async (signal) => {
      if (held !== undefined && now().getTime() < held.freshUntil) return held.token;
      underWay ??= fetchToken(signal).finally(() => {
        underWay = undefined;
      });
      held = await underWay;
      return held.token;
    },
    drop: (token) => {
      if (held?.token === token) held = undefined;
    },
  };
}

async function signIn(options: GoogleTokenOptions, signal: AbortSignal): Promise<AccessToken> {
  const { settings, scopes } = options;
  const { tokenUrl } = options.endpoints;
  const claims = { sub: settings.adminEmail, scope: scopes.join(' '), aud: tokenUrl };
  const assertion =
    settings.signIn === 'signJwt'
      ? await signByGoogle({ iss: settings.serviceAccountEmail ?? '', ...claims }, options, signal)
      : await signByKey(claims, options);
  return exchangeAssertion({ ...options, ...signInFacts(settings, scopes), assertion, tokenUrl }, signal);
}

function signByKey(claims: Omit<AssertionClaims, 'iss'>, { settings, now }: SignInMeans): Promise<string> {
  const key = readServiceAccountKey(settings.serviceAccountKey ?? '');
  if (!('message' in key)) return signWithKey(key, { iss: key.email, ...claims }, now());
  throw new ConnectorError({ reason: 'credentials-rejected', message: key.message, setting: 'serviceAccountKey' });
}

export function signInFacts(settings: GoogleSettings, scopes: readonly string[]): SignInFacts {
  if (settings.signIn === 'signJwt') return { clientId: undefined, scopes, accountSetting: 'serviceAccountEmail' };
  const key = readServiceAccountKey(settings.serviceAccountKey ?? '');
  return { clientId: 'message' in key ? undefined : key.clientId, scopes, accountSetting: 'serviceAccountKey' };
}
