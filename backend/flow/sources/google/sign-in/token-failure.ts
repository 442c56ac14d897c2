import type { ConnectorFailure } from '../../../../errors/connector-error.ts';

/** What the token endpoint said instead of giving a token. */
export interface TokenRefusal {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  /** How far this machine's clock is ahead of Google's, if the answer tells. */
  readonly clockAheadSeconds: number | undefined;
  readonly retryAfterSeconds: number | undefined;
}

/** Who wanted to sign in, and for what. */
export interface SignInFacts {
  /** By which the Admin console knows the service account; undefined where only its address is known. */
  readonly clientId: string | undefined;
  readonly scopes: readonly string[];
  /** The setting that names the service account. */
  readonly accountSetting: 'serviceAccountKey' | 'serviceAccountEmail';
}

/** https://developers.google.com/identity/protocols/oauth2/service-account#error-codes */
export function tokenFailure(refusal: TokenRefusal, facts: SignInFacts): ConnectorFailure {
  const { status, error, description } = refusal;
  const wait = refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds };
  if (status === 429)
    return { reason: 'rate-limited', message: 'Google asks to wait before signing in again.', ...wait };
  if (status >= 500) {
    const message = `Google cannot sign the service account in right now (status ${String(status)}).`;
    return { reason: 'unavailable', message, ...wait };
  }
  if (error === 'unauthorized_client' || error === 'access_denied' || error === 'invalid_scope') {
    return notAuthorised(facts, facts.scopes);
  }
  if (error === 'invalid_grant') return invalidGrant(refusal, facts);
  if (error === 'invalid_client' || error === 'deleted_client' || error === 'disabled_client') {
    return rejected(accountGone, facts.accountSetting);
  }
  if (error !== '') {
    const message = `Google did not sign the service account in (${error}). Check the settings of the sign-in.`;
    return { reason: 'credentials-rejected', message };
  }
  const message = `The sign-in address answered with status ${String(status)}${description === '' ? '' : ' and an unknown form'}. Check the token URL.`;
  return { reason: 'unexpected-answer', message, setting: 'tokenUrl' };
}

/** Names what to paste where. */
export function notAuthorised(facts: SignInFacts, missing: readonly string[]): ConnectorFailure {
  const client =
    facts.clientId === undefined
      ? 'the service account’s unique ID (shown in the Cloud console beside its address)'
      : `the client ID ${facts.clientId}`;
  const message =
    `In the Admin console, under Security > Access and data control > API controls > Domain-wide delegation, authorise ${client} ` +
    `for these scopes: ${facts.scopes.join(',')} ${missing.length < facts.scopes.length ? `(missing is ${missing.join(',')}) ` : ''}` +
    '— it can take up to 24 hours until Google heeds it.';
  return { reason: 'permission-missing', message, permission: missing.join(' ') };
}

const accountGone =
  'Google does not know this service account, or it is disabled. Check it in the Cloud console, under IAM & Admin > Service accounts.';

function invalidGrant(
  { description, clockAheadSeconds }: TokenRefusal,
  { accountSetting }: SignInFacts,
): ConnectorFailure {
  if (/email or user id|not a valid email/i.test(description)) {
    const message =
      'There is no such user as the administrator to act as, or the account is suspended. Enter the primary address of an administrator.';
    return rejected(message, 'adminEmail');
  }
  if (/short-lived|timeframe|\biat\b|\bexp\b/i.test(description)) return rejected(clockWrong(clockAheadSeconds));
  if (/signature/i.test(description)) {
    const message =
      'Google does not accept this key: it was deleted or disabled, or is of another service account. Make a new key in the Cloud console.';
    return rejected(message, accountSetting);
  }
  if (/account not found/i.test(description)) return rejected(accountGone, accountSetting);
  if (/audience/i.test(description)) {
    return rejected('Google does not accept the address of the sign-in. Leave the token URL empty.', 'tokenUrl');
  }
  const message =
    'Google did not sign the service account in (invalid_grant). Check the administrator to act as, the service account, and the clock of this machine.';
  return rejected(message, 'adminEmail');
}

function clockWrong(aheadSeconds = 0): string {
  const minutes = Math.round(Math.abs(aheadSeconds) / 60);
  const by = minutes === 0 ? '' : ` by about ${String(minutes)} minutes`;
  return `The clock of this machine is wrong${by}, so that Google takes the sign-in for one of another time. Set it right.`;
}

const rejected = (message: string, setting?: string): ConnectorFailure => ({
  reason: 'credentials-rejected',
  message,
  ...(setting === undefined ? {} : { setting }),
});
