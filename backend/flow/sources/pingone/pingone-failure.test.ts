import { describe, expect, it } from 'vitest';
import { pingoneFailure, readRefusal, tokenFailure, usersTask } from './pingone-failure.ts';

describe('what PingOne says', () => {
  it('is code, and what the first detail is about', () => {
    const details = [
      { code: 'INVALID_VALUE', target: 'filter', message: 'Not so', innerError: {} },
      { target: 'limit' },
    ];
    const refusal = { code: 'INVALID_DATA', target: 'filter', complaint: 'Not so' };
    expect(readRefusal({ id: 'x', code: 'INVALID_DATA', message: 'No', details })).toEqual(refusal);
  });

  it.each([[undefined], [{ error: 'x' }], ['<html>']])('may be nothing: %j', (body) => {
    expect(readRefusal(body).code).toBeUndefined();
  });
});

describe('a refusal', () => {
  const filter = { status: 400, target: 'filter', complaint: 'No attribute x' };

  it.each([
    [{ status: 401 }, {}, { reason: 'credentials-rejected' }],
    [
      { status: 403, code: 'ACCESS_FAILED' },
      {},
      { reason: 'permission-missing', permission: 'Identity Data Read Only' },
    ],
    [{ status: 429, retryAfterSeconds: 9 }, {}, { reason: 'rate-limited', retryAfterSeconds: 9 }],
    [{ status: 500 }, {}, { reason: 'unavailable' }],
    [{ status: 404 }, {}, { reason: 'unexpected-answer', setting: 'environmentId' }],
    [{ status: 404 }, { follows: true }, { reason: 'cursor-expired' }],
    [filter, { filters: true }, { message: expect.stringContaining('filter of the scope: No attribute x') as string }],
    [filter, {}, { message: 'PingOne refused to read users (status 400, filter).' }],
    [{ status: 409, code: 'ODD' }, {}, { message: 'PingOne refused to read users (status 409, ODD).' }],
  ])('%j of %j is %j', (refusal, more, failure) => {
    expect(pingoneFailure(refusal, { ...usersTask, ...more })).toMatchObject(failure);
  });
});

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
