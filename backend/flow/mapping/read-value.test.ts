import { expect, test } from 'vitest';
import { describeObject, readValue } from './read-value.ts';

const read = (found: unknown) => readValue(found, (object) => describeObject('path', object));

test.each<[unknown, unknown]>([
  ['Ann', 'Ann'],
  [' Ann ', ' Ann '],
  [3, '3'],
  [0, '0'],
  [false, 'false'],
  ['', undefined],
  ['  ', undefined],
  [null, undefined],
  [undefined, undefined],
  [[], undefined],
  [['a'], 'a'],
  [['', 'a', null], 'a'],
  [
    ['a', 1, ['b']],
    ['a', '1', 'b'],
  ],
])('%j is the text %j', (found, value) => {
  expect(read(found)).toEqual(value);
});

test.each<[unknown, string]>([
  [{ givenName: 'Ann' }, '(givenName). Use a longer path, such as path.givenName.'],
  [[{ type: 'work', value: 1 }], '(type, value). Use a longer path, such as path[0].value.'],
  [['a', { b: 1 }], 'such as path[0].b.'],
  [{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, '(a, b, c, d, e, …)'],
  [{ 'odd name': 1 }, 'does not hold a text but a group of attributes.'],
  [{}, 'does not hold a text but a group of attributes.'],
])('%j is an error that says what it is', (found, sentence) => {
  expect(read(found)).toEqual({ failure: expect.stringContaining(sentence) as string });
});
