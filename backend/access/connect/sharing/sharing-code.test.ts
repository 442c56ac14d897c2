import { expect, test } from 'vitest';
import { newSharingCode, readSharingCode } from './sharing-code.ts';

test('a code has four groups of letters and digits that are not mistaken for each other', () => {
  for (let each = 0; each < 200; each += 1) {
    expect(newSharingCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  }
});

test('no two codes are the same', () => {
  expect(new Set(Array.from({ length: 1000 }, newSharingCode)).size).toBe(1000);
});

test.each([
  ['small letters', '7k2qm-00001-abcde-vwxyz'],
  ['spaces in place of dashes, and around', '  7K2QM 00001 ABCDE VWXYZ\n'],
  ['nothing between', '7K2QM00001ABCDEVWXYZ'],
  ['letters that look like digits', '7K2QM-OoO0l-ABCDE-VWXYZ'],
])('a code is read with %s', (_, typed) => {
  expect(readSharingCode(typed)).toBe('7K2QM-00001-ABCDE-VWXYZ');
});

test('what is no code is read as something that none is', () => {
  expect(readSharingCode('—')).toBe('');
  expect(readSharingCode('7K2QM')).toBe('7K2QM');
});
