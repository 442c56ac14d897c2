import { expect, test } from 'vitest';
import { editDistance, suggestPath } from './suggest-path.ts';

const known = [
  'mail',
  'mobilePhone',
  'profile.login',
  'profile.email',
  'phones[0].value',
  'phones[type=work].value',
  'givenName',
];

test.each([
  ['mial', 'mail'],
  ['Mail', 'mail'],
  ['maill', 'mail'],
  ['given_name', 'givenName'],
  ['givenname', 'givenName'],
  ['login', 'profile.login'],
  ['profil.login', 'profile.login'],
  ['phones[type=wrok].value', 'phones[type=work].value'],
  ['mobilPhone', 'mobilePhone'],
])('%s: probably %s', (wrong, meant) => {
  expect(suggestPath(wrong, known)).toBe(meant);
});

test.each(['department', 'xy', '', '...', 'mail'])('%j: nothing like it', (wrong) => {
  expect(suggestPath(wrong, known)).toBeUndefined();
});

test('takes the nearest of several', () => {
  expect(suggestPath('extensionAttribute22', ['extensionAttribute1', 'extensionAttribute2'])).toBe(
    'extensionAttribute2',
  );
});

test.each<[string, string, number]>([
  ['', 'abc', 3],
  ['abc', '', 3],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'abd', 1],
  ['kitten', 'sitting', 3],
])('%j and %j are %d edits apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});
