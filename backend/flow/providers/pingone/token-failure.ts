import type { ConnectorFailure } from '../../../errors/connector-error.ts';

/** What the token endpoint said instead of giving a token. */
export interface TokenRefusal {
  readonly status: number;
  readonly error?: string | undefined;
  readonly description?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

export function tokenFailure({ status, error, description = '', retryAfterSeconds }: TokenRefusal): ConnectorFailure {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 429) {
    return { reason: 'rate-limited', message: 'PingOne asks to wait before signing in again.', ...wait };
  }
  if (status >= 500) {
    return {
      reason: 'unavailable',
      message: `PingOne cannot sign the app in right now (status ${String(status)}).`,
      ...wait,
    };
  }
  if (status === 404) return environmentNotFound(status);
  if (/authentication method/i.test(description)) {
    return {
      reason: 'credentials-rejected',
      message:
        'The worker app expects its secret in another way. Choose the token endpoint authentication that its Configuration tab shows.',
      setting: 'clientAuthentication',
    };
  }
  if (error === 'unauthorized_client' || error === 'unsupported_grant_type' || error === 'invalid_grant') {
    return {
      reason: 'credentials-rejected',
      message: 'This app may not sign in by itself. Make an application of the type “Worker”, and enable it.',
      setting: 'clientId',
    };
  }
  if (status === 400 || status === 401 || status === 403) {
    return {
      reason: 'credentials-rejected',
      message:
        'PingOne did not accept client ID and client secret. Copy both again from the worker app’s Overview tab, and see that it is enabled.',
      setting: 'clientSecret',
    };
  }
  return {
    reason: 'unexpected-answer',
    message: `The sign-in address answered with status ${String(status)}. Check the region.`,
    setting: 'region',
  };
}

/** PingOne knows nothing at the address that region and environment lead to. */
export function environmentNotFound(status: number): ConnectorFailure {
  return {
    reason: 'unexpected-answer',
    message: `There is no such environment in this region (status ${String(status)}). Check region and environment ID.`,
    setting: 'environmentId',
  };
}
