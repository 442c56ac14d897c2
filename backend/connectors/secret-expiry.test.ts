import { describe, expect, it } from 'vitest';
import { aSource } from '../testing/a-source.ts';
import { expiringSecrets, expiryFindings, secretExpiries } from './secret-expiry.ts';

const now = new Date('2026-11-22T10:00:00Z');
const at = (expiresAt: string) => ({ sealed: 'v1.sealed', expiresAt });

describe('what is known to expire', () => {
  it('is what an admin has entered beside secrets, and what settings tell of themselves', () => {
    const stored = {
      settings: { address: 'https://a.example', shelf: 3 },
      secrets: {
        password: at('2027-01-01T00:00:00Z'),
        pin: { sealed: 'v1.sealed' },
        former: at('2026-12-01T00:00:00Z'),
      },
    };
    const source = aSource({
      expiries: ({ shelf }) => ({ address: new Date(shelf === 3 ? '2023-06-01T00:00:00Z' : Number.NaN) }),
    });
    expect(secretExpiries(stored, source)).toEqual([
      { setting: 'address', label: 'Address', expiresAt: new Date('2023-06-01T00:00:00Z') },
      { setting: 'former', label: 'former', expiresAt: new Date('2026-12-01T00:00:00Z') },
      { setting: 'password', label: 'Password', expiresAt: new Date('2027-01-01T00:00:00Z') },
    ]);
  });

  it('is known of a kind that this version does not have, too', () => {
    const stored = { settings: {}, secrets: { password: at('2027-01-01T00:00:00Z') } };
    expect(secretExpiries(stored, undefined)).toMatchObject([{ setting: 'password', label: 'password' }]);
  });
});

describe('a warning', () => {
  const warned = (expiresAt: string) =>
    expiringSecrets([{ setting: 'password', label: 'Password', expiresAt: new Date(expiresAt) }], now);

  it.each([
    ['2026-12-23T00:00:00Z', undefined, undefined],
    ['2026-12-22T23:59:59Z', 30, false],
    ['2026-12-04T23:59:59Z', 12, false],
    ['2026-11-23T00:00:00Z', 1, false],
    ['2026-11-22T23:59:59Z', 0, false],
    ['2026-11-22T09:00:00Z', 0, true],
    ['2026-11-21T23:59:59Z', -1, true],
    ['2020-11-22T00:00:00Z', -2191, true],
  ])('of what expires at %s says: %s days left', (expiresAt, daysLeft, expired) => {
    expect(warned(expiresAt).map((secret) => [secret.daysLeft, secret.expired])).toEqual(
      daysLeft === undefined ? [] : [[daysLeft, expired]],
    );
  });

  it.each([
    ['2026-12-04T23:59:59Z', '“Password” expires on 2026-12-04, in 12 days. Make a new one and enter it here.'],
    ['2026-11-23T00:00:00Z', '“Password” expires on 2026-11-23, tomorrow. Make a new one and enter it here.'],
    ['2026-11-22T23:59:59Z', '“Password” expires on 2026-11-22, today. Make a new one and enter it here.'],
    ['2026-11-01T23:59:59Z', '“Password” expired on 2026-11-01. Make a new one and enter it here.'],
  ])('is part of a check, at the setting (%s)', (expiresAt, message) => {
    expect(expiryFindings(warned(expiresAt))).toEqual([
      { status: 'warning', subject: 'Expiry', message, setting: 'password' },
    ]);
  });
});
