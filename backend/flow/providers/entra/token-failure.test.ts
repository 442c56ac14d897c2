import { describe, expect, it } from 'vitest';
import { tokenFailure } from './token-failure.ts';

const refused = (status: number, ...codes: number[]) => tokenFailure({ status, codes, retryAfterSeconds: undefined });

describe('tokenFailure', () => {
  it.each([
    [700016, 'clientId'],
    [7000112, 'clientId'],
    [7000229, 'clientId'],
    [53003, 'clientId'],
    [7000215, 'clientSecret'],
    [7000222, 'clientSecret'],
    [700027, 'certificate'],
    [700024, 'certificate'],
    [90002, 'tenantId'],
    [900023, 'tenantId'],
    [90038, 'cloud'],
    [500011, 'cloud'],
    [70011, 'cloud'],
  ])('blames AADSTS%i on %s', (code, setting) => {
    expect(refused(401, code)).toMatchObject({ reason: 'credentials-rejected', setting });
  });

  it('goes by the first number that it knows', () => {
    expect(refused(401, 1, 7000222)).toMatchObject({ setting: 'clientSecret' });
  });

  it('names a number that it does not know', () => {
    expect(refused(400, 999).message).toContain('AADSTS999');
    expect(refused(401)).toMatchObject({ reason: 'credentials-rejected' });
  });

  it.each([
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [404, 'unexpected-answer'],
    [302, 'unexpected-answer'],
  ])('takes status %i for %s', (status, reason) => {
    expect(refused(status).reason).toBe(reason);
  });

  it('passes on how long to wait', () => {
    expect(tokenFailure({ status: 429, codes: [], retryAfterSeconds: 8 }).retryAfterSeconds).toBe(8);
  });
});
