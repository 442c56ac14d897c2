import { describe, expect, it } from 'vitest';
import { notAuthorised, tokenFailure, type TokenRefusal } from './token-failure.ts';

const facts = { clientId: '112233', scopes: ['https://a', 'https://b'], accountSetting: 'serviceAccountKey' } as const;
const refusal = (part: Partial<TokenRefusal>): TokenRefusal => ({
  status: 400,
  error: 'invalid_grant',
  description: '',
  clockAheadSeconds: undefined,
  retryAfterSeconds: undefined,
  ...part,
});

describe('a refused sign-in', () => {
  it.each<[Partial<TokenRefusal>, string, string | undefined]>([
    [{ description: 'Invalid email or User ID' }, 'credentials-rejected', 'adminEmail'],
    [{ description: 'Not a valid email.' }, 'credentials-rejected', 'adminEmail'],
    [{ description: 'Invalid JWT Signature.' }, 'credentials-rejected', 'serviceAccountKey'],
    [{ description: 'Invalid grant: account not found' }, 'credentials-rejected', 'serviceAccountKey'],
    [{ description: 'Invalid JWT: Failed audience check.' }, 'credentials-rejected', 'tokenUrl'],
    [{ description: 'Bad Request' }, 'credentials-rejected', 'adminEmail'],
    [{ error: 'disabled_client' }, 'credentials-rejected', 'serviceAccountKey'],
    [{ error: 'org_internal' }, 'credentials-rejected', undefined],
    [{ status: 401, error: 'unauthorized_client' }, 'permission-missing', undefined],
    [{ status: 403, error: 'access_denied' }, 'permission-missing', undefined],
    [{ status: 429, error: '', retryAfterSeconds: 7 }, 'rate-limited', undefined],
    [{ status: 503, error: '' }, 'unavailable', undefined],
    [{ status: 404, error: '' }, 'unexpected-answer', 'tokenUrl'],
  ])('with %j has a reason and a setting', (part, reason, setting) => {
    const failure = tokenFailure(refusal(part), facts);
    expect([failure.reason, failure.setting]).toEqual([reason, setting]);
  });

  it('blames the clock, and says by how much if Google’s own is known', () => {
    const description = 'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.';
    expect(tokenFailure(refusal({ description, clockAheadSeconds: -720 }), facts).message).toContain('12 minutes');
    expect(tokenFailure(refusal({ description }), facts).message).toMatch(/clock of this machine is wrong,/);
  });
});

describe('scopes that are not authorised', () => {
  it('are named beside all that there are to paste', () => {
    const { message, permission } = notAuthorised(facts, ['https://b']);
    expect(message).toContain('the client ID 112233 for these scopes: https://a,https://b (missing is https://b)');
    expect(permission).toBe('https://b');
  });

  it('are to be authorised for the unique ID where only the address is known', () => {
    expect(notAuthorised({ ...facts, clientId: undefined }, facts.scopes).message).toContain('unique ID');
  });
});
