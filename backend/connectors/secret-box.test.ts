import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSecretBox } from './secret-box.ts';

const place = { owner: 'c0ffee', field: 'bindPassword' };
const box = createSecretBox(randomBytes(32));

test.each(['', 'secret', 'pässwörd 🔑', 'x'.repeat(10_000)])('opens what it sealed', (secret) => {
  expect(box.open(box.seal(secret, place), place)).toBe(secret);
});

test('never seals the same secret to the same text', () => {
  expect(box.seal('secret', place)).not.toBe(box.seal('secret', place));
});

test('refuses a secret that was moved to another connector or another field', () => {
  const sealed = box.seal('secret', place);
  expect(() => box.open(sealed, { ...place, owner: 'other' })).toThrow('cannot be opened');
  expect(() => box.open(sealed, { ...place, field: 'clientSecret' })).toThrow('cannot be opened');
});

test('refuses a secret that was changed, cut short, or sealed in another way', () => {
  const sealed = box.seal('secret', place);
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
  for (const text of [changed, sealed.slice(0, 12), 'v1.', '', sealed.replace('v1', 'v2')]) {
    expect(() => box.open(text, place)).toThrow('cannot be opened');
  }
});

test('says which key to start with when another one is in use', () => {
  const other = createSecretBox(randomBytes(32));
  expect(() => other.open(box.seal('secret', place), place)).toThrow(/bindPassword.*ROSTER_SECRET_KEY/);
});

test('takes no key of another length', () => {
  expect(() => createSecretBox(randomBytes(16))).toThrow('16 bytes instead of 32');
});

test('tells the same text again in the same place, and nobody else can', () => {
  const fingerprint = box.fingerprint('ann@example.com', place);
  expect(box.fingerprint('ann@example.com', place)).toBe(fingerprint);
  const others = [
    box.fingerprint('bo@example.com', place),
    box.fingerprint('ann@example.com', { ...place, owner: 'other' }),
    box.fingerprint('ann@example.com', { ...place, field: 'other' }),
    createSecretBox(randomBytes(32)).fingerprint('ann@example.com', place),
  ];
  expect(new Set([fingerprint, ...others]).size).toBe(5);
  expect(fingerprint).not.toContain('ann');
});
