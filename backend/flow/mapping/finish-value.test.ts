import { describe, expect, test } from 'vitest';
import type { MappingTarget } from '../model/mapping.ts';
import { finishValue, isEmailAddress } from './finish-value.ts';

const field = (name: 'email' | 'phone' | 'about' | 'manager'): MappingTarget => ({ kind: 'profile', name });

test('several values become one text; an address or a reference is the first of them', () => {
  expect(finishValue(['1', '2'], field('phone'))).toBe('1, 2');
  expect(finishValue(['a@x.com', 'b@x.com'], field('email'))).toBe('a@x.com');
  expect(finishValue(['cn=a', 'cn=b'], field('manager'))).toBe('cn=a');
  expect(finishValue(['a@x.com', 'b@x.com'], { kind: 'userProperty', name: 'email' })).toBe('a@x.com, b@x.com');
});

test.each<[string, string | undefined]>([
  ['one\r\ntwo\tthree', 'one two three'],
  ['a\u0000b\u0007c\u0085', 'abc'],
  ['evil\u202etxt', 'eviltxt'],
  ['\ufeffAnn', 'Ann'],
  ['half \ud83d pair', 'half  pair'],
  ['whole 😀 pair', 'whole 😀 pair'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  [' \u0000 ', undefined],
])('%j becomes %j', (text, finished) => {
  expect(finishValue(text, field('phone'))).toBe(finished);
});

test('only “about” keeps its line breaks', () => {
  expect(finishValue('one\r\ntwo\rthree\tfour\u0000', field('about'))).toBe('one\ntwo\nthreefour');
});

test('a value over the limit is an error, one at the limit is not', () => {
  expect(finishValue('x'.repeat(10_000), field('about'))).toHaveLength(10_000);
  expect(finishValue('x'.repeat(10_001), field('about'))).toEqual({
    failure: 'The value has 10,001 characters; at most 10,000 are kept. Shorten it with a transform.',
  });
});

test('an e-mail address is trimmed, and must be one', () => {
  expect(finishValue(' ann@x.com ', field('email'))).toBe('ann@x.com');
  expect(finishValue('ann at x', field('email'))).toEqual({ failure: '“ann at x” is not an e-mail address.' });
});

describe('e-mail addresses', () => {
  test.each([
    'ann@x.com',
    "o'neil+tag@sub.example.co.uk",
    'ann@localhost',
    'jörg@müller.de',
    'a.b@x-y.com',
    '用户@例え.jp',
  ])('%s', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });
  test.each([
    '',
    '@',
    'ann',
    'ann@',
    '@x.com',
    'a b@x.com',
    'ann@x..com',
    'ann@-x.com',
    'ann@x_y.com',
    'a@b@x.com',
    `a@${'x'.repeat(64)}.com`,
    `${'a'.repeat(250)}@x.com`,
    'ann@x.com, bob@x.com',
  ])('not %j', (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });
});
