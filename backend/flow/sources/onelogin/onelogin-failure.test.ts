import { describe, expect, it } from 'vitest';
import { messageOf, oneloginFailure, tasks, tokenFailure } from './onelogin-failure.ts';

describe('what OneLogin says', () => {
  it.each([
    [
      { status: { error: true, code: 401, type: 'Unauthorized', message: 'Authentication Failure' } },
      'Authentication Failure',
    ],
    [{ name: 'NotFoundError', message: 'User not found', statusCode: 404 }, 'User not found'],
    [{ odd: true }, undefined],
    [undefined, undefined],
  ])('is found in both shapes: %j', (body, message) => {
    expect(messageOf(body)).toBe(message);
  });
});

describe('a refusal', () => {
  it.each([
    [
      { status: 401, message: 'Authentication Failure' },
      {},
      { reason: 'credentials-rejected', setting: 'clientSecret' },
    ],
    [
      { status: 401, message: 'Insufficient Permissions' },
      {},
      { reason: 'permission-missing', permission: 'Read Users' },
    ],
    [{ status: 403 }, {}, { reason: 'permission-missing', permission: 'Read Users' }],
    [{ status: 429, retryAfterSeconds: 9 }, {}, { reason: 'rate-limited', retryAfterSeconds: 9 }],
    [{ status: 503 }, {}, { reason: 'unavailable' }],
    [{ status: 400 }, { follows: true }, { reason: 'cursor-expired' }],
    [{ status: 400 }, {}, { reason: 'unexpected-answer' }],
    [
      { status: 404 },
      { roleId: '7' },
      { reason: 'unexpected-answer', message: expect.stringContaining('no role 7') as string },
    ],
  ])('%j of %j is %j', (refusal, more, failure) => {
    expect(oneloginFailure(refusal, { ...tasks.users, ...more })).toMatchObject(failure);
  });
});

describe('a refusal of a token', () => {
  it.each([
    [{ status: 401 }, { reason: 'credentials-rejected', setting: 'clientSecret' }],
    [{ status: 404 }, { reason: 'unexpected-answer', setting: 'subdomain' }],
    [{ status: 200 }, { reason: 'unexpected-answer', setting: 'subdomain' }],
    [{ status: 302 }, { reason: 'unexpected-answer', setting: 'subdomain' }],
    [
      { status: 429, retryAfterSeconds: 3 },
      { reason: 'rate-limited', retryAfterSeconds: 3 },
    ],
    [{ status: 502 }, { reason: 'unavailable' }],
  ])('%j is %j', (refusal, failure) => {
    expect(tokenFailure(refusal)).toMatchObject(failure);
  });
});
