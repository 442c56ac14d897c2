import { describe, expect, it } from 'vitest';
import { oneloginFailure, tasks } from './onelogin-failure.ts';

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
