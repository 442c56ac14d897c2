import { describe, expect, it } from 'vitest';
import { type ScimRefusal, scimFailure, tasks } from './scim-failure.ts';

const failureOf = (refusal: Partial<ScimRefusal>, follows = false) =>
  scimFailure({ status: 400, content: 'json', signIn: 'bearer', ...refusal }, { ...tasks.users, follows });

describe('scimFailure', () => {
  it.each([
    [401, 'credentials-rejected'],
    [403, 'permission-missing'],
    [429, 'rate-limited'],
    [408, 'unavailable'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [501, 'unexpected-answer'],
    [400, 'unexpected-answer'],
    [404, 'unexpected-answer'],
    [302, 'unexpected-answer'],
  ])('takes status %i for %s', (status, reason) => {
    expect(failureOf({ status })).toMatchObject({ reason });
  });

  it.each(['expiredcursor', 'invalidcursor'])('starts over on %s', (scimType) => {
    expect(failureOf({ scimType })).toMatchObject({ reason: 'cursor-expired' });
  });

  it('starts over when the server makes no sense of a bookmark any more', () => {
    expect(failureOf({ scimType: 'invalidfilter' }, true)).toMatchObject({ reason: 'cursor-expired' });
    expect(failureOf({ status: 503 }, true)).toMatchObject({ reason: 'unavailable' });
  });

  it.each([
    ['bearer', 'token'],
    ['basic', 'password'],
    ['clientCredentials', 'clientId'],
  ] as const)('blames the setting of sign-in %s', (signIn, setting) => {
    expect(failureOf({ status: 401, signIn })).toMatchObject({ setting });
  });

  it('says what to grant', () => {
    expect(failureOf({ status: 403 })).toMatchObject({ permission: 'read access to Users' });
  });

  it('says what to do about a filter, and about too many people', () => {
    const hint = 'Check the filter of the scope.';
    const refusal = { status: 400, scimType: 'invalidfilter', content: 'json', signIn: 'bearer' } as const;
    expect(scimFailure(refusal, { ...tasks.users, hint }).message).toContain(hint);
    expect(failureOf({ scimType: 'toomany' }).message).toContain('Narrow the filter');
  });

  it.each<[string, Partial<ScimRefusal>]>([
    ['a web page', { status: 200, content: 'no-json' }],
    ['nothing there', { status: 404 }],
    ['a redirect', { status: 308 }],
  ])('blames the base URL for %s', (_, refusal) => {
    expect(failureOf(refusal)).toMatchObject({ setting: 'baseUrl' });
  });

  it('passes on how long to wait', () => {
    expect(failureOf({ status: 429, retryAfterSeconds: 7 })).toMatchObject({ retryAfterSeconds: 7 });
    expect(failureOf({ status: 503, retryAfterSeconds: 7 })).toMatchObject({ retryAfterSeconds: 7 });
    expect(failureOf({ status: 429 })).not.toHaveProperty('retryAfterSeconds');
  });
});
