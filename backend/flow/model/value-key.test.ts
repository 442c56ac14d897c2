import { expect, test } from 'vitest';
import { profileFields } from '#contract/mapping.ts';
import { parseValueKey, valueKey } from './value-key.ts';

test('every profile field survives the way to its key and back', () => {
  for (const name of profileFields) {
    expect(parseValueKey(valueKey({ kind: 'profile', name }))).toEqual({ kind: 'profile', name });
  }
});

test('a user property may have any name, even one with a colon or of a field', () => {
  for (const name of ['Cost centre', 'a:b', 'phone', '__proto__']) {
    const target = { kind: 'userProperty', name } as const;
    expect(valueKey(target)).toBe(`property:${name}`);
    expect(parseValueKey(valueKey(target))).toEqual(target);
  }
});

test('refuses a key of no known kind', () => {
  expect(() => parseValueKey('field:nickname')).toThrow('field:nickname');
  expect(() => parseValueKey('phone')).toThrow('phone');
});
