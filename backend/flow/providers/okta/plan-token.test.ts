import { describe, expect, it } from 'vitest';
import { planToken, type TokenAttempt } from './plan-token.ts';
import type { WantedScopes } from './wanted-scopes.ts';
import { tokenFailure, type TokenRefusal } from './token-failure.ts';

const refusal = (error: string, more: Partial<TokenRefusal> = {}): TokenRefusal => ({
  status: 400,
  error,
  description: '',
  ...more,
});

const wanted: WantedScopes = {
  sets: [['users', 'groups', 'logs'], ['users', 'groups'], ['users', 'logs'], ['users']],
  doing: 'read users',
};

describe('asking for a token', () => {
  it('proves possession when Okta wants it, with the nonce that it gives, and not for ever', () => {
    const proven = planToken(wanted, planToken(wanted), refusal('invalid_dpop_proof'));
    expect(proven).toMatchObject({ proven: true, scopes: wanted.sets[0] });
    const withNonce = proven && planToken(wanted, proven, refusal('use_dpop_nonce', { nonce: 'n1' }));
    expect(withNonce).toMatchObject({ proven: true, nonce: 'n1' });
    expect(withNonce && planToken(wanted, withNonce, refusal('use_dpop_nonce', { nonce: 'n1' }))).toBeUndefined();
    expect(withNonce && planToken(wanted, withNonce, refusal('use_dpop_nonce', { nonce: 'n2' }))).toMatchObject({
      nonce: 'n2',
    });
    expect(withNonce && planToken(wanted, withNonce, refusal('invalid_dpop_proof'))).toBeUndefined();
  });

  it.each(['invalid_scope', 'consent_required', 'access_denied'])(
    'tries fewer scopes after %s, the least last',
    (error) => {
      const tried: (readonly string[])[] = [];
      for (
        let next: TokenAttempt | undefined = planToken(wanted);
        next;
        next = planToken(wanted, next, refusal(error))
      ) {
        tried.push(next.scopes);
      }
      expect(tried).toEqual(wanted.sets);
    },
  );

  it('tries once more with the time that Okta has, if that is another', () => {
    const wrong = refusal('invalid_client', { status: 401, clockOffSeconds: 7200 });
    const again = planToken(wanted, planToken(wanted), wrong);
    expect(again).toMatchObject({ clockSet: true });
    expect(again && planToken(wanted, again, wrong)).toBeUndefined();
    expect(planToken(wanted, planToken(wanted), { ...wrong, clockOffSeconds: 2 })).toBeUndefined();
  });
});

describe('tokenFailure', () => {
  it.each([
    [refusal('', { status: 429, retryAfterSeconds: 12 }), { reason: 'rate-limited', retryAfterSeconds: 12 }],
    [refusal('', { status: 502 }), { reason: 'unavailable' }],
    [refusal('', { status: 404 }), { reason: 'unexpected-answer', setting: 'orgUrl' }],
    [refusal('invalid_scope'), { reason: 'permission-missing', permission: 'users' }],
    [refusal('consent_required'), { reason: 'permission-missing', permission: 'users' }],
    [refusal('unauthorized_client'), { reason: 'credentials-rejected', setting: 'clientId' }],
    [refusal('invalid_dpop_proof'), { reason: 'credentials-rejected', setting: 'clientId' }],
    [refusal('something_new'), { reason: 'credentials-rejected', setting: 'clientId' }],
  ])('of %j is %j', (given, failure) => {
    expect(tokenFailure(given, wanted)).toMatchObject(failure);
  });

  it.each([
    ["Invalid value for 'client_id' parameter.", 'clientId', 'no active app'],
    ['The client_assertion signature is invalid.', 'privateKey', 'does not know this key'],
    ['The JWKS holds no key with this kid.', 'privateKey', 'does not know this key'],
    ['The client_assertion token is expired.', 'privateKey', 'clock of this machine'],
  ])('says what is to blame for “%s”', (description, setting, words) => {
    const failure = tokenFailure(refusal('invalid_client', { status: 401, description }), wanted);
    expect(failure).toMatchObject({ reason: 'credentials-rejected', setting });
    expect(failure.message).toContain(words);
  });
});
