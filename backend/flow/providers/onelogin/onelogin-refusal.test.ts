import { describe, expect, it } from 'vitest';
import { messageOf, tokenFailure } from './onelogin-refusal.ts';

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
