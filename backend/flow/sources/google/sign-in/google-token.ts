import { ConnectorError } from '../../../../errors/connector-error.ts';
import { holdAccessToken, type AccessToken, type GrantedToken } from '../../../../http/access-token.ts';
import type { GoogleSettings } from '../google-settings.ts';
import { exchangeAssertion } from './exchange-assertion.ts';
import { readServiceAccountKey } from './service-account-key.ts';
import { signByGoogle } from './sign-by-google.ts';
import { type AssertionClaims, signWithKey } from './sign-with-key.ts';
import type { SignInMeans } from './sign-in-means.ts';
import type { SignInFacts } from './token-failure.ts';

interface GoogleTokenOptions extends SignInMeans {
  readonly scopes: readonly string[];
}

export function createGoogleToken(options: GoogleTokenOptions): AccessToken {
  return holdAccessToken(options.now, (signal) => signIn(options, signal));
}

async function signIn(options: GoogleTokenOptions, signal: AbortSignal): Promise<GrantedToken> {
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
