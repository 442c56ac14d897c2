import { describe, expect, it } from 'vitest';
import { tokenFailure } from './token-failure.ts';

describe('a refusal of a token', () => {
  const method = 'Request denied: Unsupported authentication method (Correlation ID: 1)';

  it.each([
    [{ status: 401, error: 'invalid_client', description: 'Request denied' }, 'credentials-rejected', 'clientSecret'],
    [{ status: 401, error: 'invalid_client', description: method }, 'credentials-rejected', 'clientAuthentication'],
    [{ status: 400, error: 'unauthorized_client' }, 'credentials-rejected', 'clientId'],
    [{ status: 404 }, 'unexpected-answer', 'environmentId'],
    [{ status: 302 }, 'unexpected-answer', 'region'],
    [{ status: 200 }, 'unexpected-answer', 'region'],
    [{ status: 503 }, 'unavailable', undefined],
    [{ status: 429, retryAfterSeconds: 3 }, 'rate-limited', undefined],
  ])('%j is %s and blames %s', (refusal, reason, setting) => {
    const failure = tokenFailure(refusal);
    expect([failure.reason, failure.setting]).toEqual([reason, setting]);
  });
});
