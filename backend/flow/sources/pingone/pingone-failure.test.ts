import { describe, expect, it } from 'vitest';
import { pingoneFailure, readRefusal, usersTask } from './pingone-failure.ts';

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
