import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { WantedScopes } from './wanted-scopes.ts';

/** What the token endpoint said instead of giving a token. */
export interface TokenRefusal {
  readonly status: number;
  /** `error` of RFC 6749, 5.2; empty when there was none. */
  readonly error: string;
  readonly description: string;
  readonly nonce?: string | undefined;
  readonly clockOffSeconds?: number;
  readonly retryAfterSeconds?: number;
}

const assertionWords = /assertion|signature|jwk|kid|key/i;

/** https://developer.okta.com/docs/api/openapi/okta-oauth/guides/error-codes/ */
export function tokenFailure(refusal: TokenRefusal, { sets, doing }: WantedScopes): ConnectorFailure {
  const { status, error, retryAfterSeconds } = refusal;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 429) {
    return { reason: 'rate-limited', message: 'Okta asks to wait before signing in again.', ...wait };
  }
  if (status >= 500) {
    return {
      reason: 'unavailable',
      message: `Okta cannot sign the app in right now (status ${String(status)}).`,
      ...wait,
    };
  }
  if (error === 'invalid_scope' || error === 'consent_required' || error === 'access_denied') {
    const least = sets.at(-1) ?? [];
    return {
      reason: 'permission-missing',
      message: `The app may not ${doing}. Grant it ${least.join(' and ')} under Okta API Scopes.`,
      permission: least.at(-1) ?? '',
    };
  }
  if (error !== '') return { reason: 'credentials-rejected', ...blame(refusal) };
  return {
    reason: 'unexpected-answer',
    message: `The sign-in address answered with status ${String(status)}. Check the Okta org URL.`,
    setting: 'orgUrl',
  };
}

function blame({ error, description }: TokenRefusal): { readonly setting: string; readonly message: string } {
  if (error.includes('dpop')) {
    const message = 'Okta did not accept the proof of possession (DPoP). Set the clock of this machine right.';
    return { setting: 'clientId', message };
  }
  if (error === 'invalid_client' && /expired|in the future|iat|exp\b/i.test(description)) {
    return {
      setting: 'privateKey',
      message: 'The sign-in was outside of its time. Set the clock of this machine right.',
    };
  }
  if (error === 'invalid_client' && assertionWords.test(description)) {
    return {
      setting: 'privateKey',
      message:
        'The app does not know this key. Register its public key under Client Credentials, Public key / Private key, or correct the key ID.',
    };
  }
  if (error === 'invalid_client') {
    return {
      setting: 'clientId',
      message: 'There is no active app with this client ID in the org. Copy it from the app’s General tab.',
    };
  }
  if (error === 'unauthorized_client' || error === 'unsupported_grant_type') {
    const message = 'This app may not sign in by itself. Make an app integration of the type API Services.';
    return { setting: 'clientId', message };
  }
  return { setting: 'clientId', message: `Okta did not sign the app in (${error}). Check client ID and private key.` };
}
