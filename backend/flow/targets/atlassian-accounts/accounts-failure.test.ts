import { describe, expect, it } from 'vitest';
import { accountRefusal, generalFailure, lockedFor, searchFailure } from './accounts-failure.ts';

describe('what keeps everyone from being dealt with', () => {
  it.each([
    [401, 'credentials-rejected', 'apiKey'],
    [403, 'permission-missing', 'apiKey'],
    [404, 'unexpected-answer', 'orgId'],
    [429, 'rate-limited', undefined],
    [500, 'unavailable', undefined],
    [503, 'unavailable', undefined],
  ])('has for status %i the reason %s', (status, reason, setting) => {
    const failure = searchFailure({ status });
    expect([failure.reason, failure.setting]).toEqual([reason, setting]);
    expect(failure.message).toMatch(/\.$/);
  });

  it('is not what concerns one account', () => {
    expect([400, 403, 404, 500].map((status) => generalFailure({ status }))).toEqual(Array(4).fill(undefined));
  });

  it('says for how long Atlassian wants to be left alone', () => {
    expect(generalFailure({ status: 429, retryAfterSeconds: 90 })?.retryAfterSeconds).toBe(90);
  });
});

describe('why an account or a field is left as it is', () => {
  it('has a code of its own for each reason, and a sentence', () => {
    const reasons = [
      'externalDirectory.scim',
      'externalDirectory.google',
      'managedAccount',
      'administrative',
      'authPolicy.saml',
      'myselfOnly',
      'blocked.exportControl',
    ];
    const refusals = reasons.map((reason) => lockedFor(reason));
    expect(new Set(refusals.map(({ code }) => code)).size).toBe(reasons.length);
    for (const { code, message } of refusals)
      expect([code, message]).toEqual([expect.stringMatching(/^[a-z-]+$/), expect.stringMatching(/\.$/)]);
  });

  it('shows a reason that is new in Atlassian’s own word', () => {
    expect(lockedFor('blocked.moonPhase')).toEqual({
      code: 'locked',
      message: 'Atlassian does not let this field be changed (blocked.moonPhase).',
    });
  });

  it('tells an account that is not verified from one that is not managed', () => {
    expect(accountRefusal({ status: 403, key: 'forbidden.targetUnverified' }).code).toBe('unverified-account');
    expect(accountRefusal({ status: 403, key: 'forbidden' }).code).toBe('not-managed');
  });
});
