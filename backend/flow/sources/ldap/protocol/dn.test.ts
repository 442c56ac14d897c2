import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnder, normaliseDn } from './dn.ts';

describe('the same name, however it is written:', () => {
  it.each([
    ['case', 'CN=Ann Reed,OU=People,DC=Example', 'cn=ann reed,ou=people,dc=example'],
    ['spaces around separators', ' cn = Ann ,  ou=People , dc=example ', 'cn=ann,ou=people,dc=example'],
    ['spaces within', 'cn=Ann   Reed,dc=example', 'cn=ann reed,dc=example'],
    ['semicolons', 'cn=Ann;dc=example', 'cn=ann,dc=example'],
    ['an escaped comma', 'cn=Reed\\, Ann,dc=example', 'cn=reed\\, ann,dc=example'],
    ['a comma in hexadecimal', 'cn=Reed\\2C Ann,dc=example', 'cn=reed\\, ann,dc=example'],
    ['a comma in quotes', 'cn="Reed, Ann",dc=example', 'cn=reed\\, ann,dc=example'],
    ['letters in hexadecimal', 'cn=Andr\\C3\\89,dc=example', 'cn=andré,dc=example'],
    ['composed and decomposed letters', 'cn=Andre\u0301', 'cn=andr\u00e9'],
    ['several values in one part', 'uid=7+cn=Ann,dc=example', 'cn=ann+uid=7,dc=example'],
    ['a plus sign', 'cn=a\\+b', 'cn=a\\2bb'],
    ['a number sign at the start', 'cn=\\#1', 'cn=\\231'],
    ['an escaped space at the end', 'cn=Ann\\ ,dc=example', 'cn=ann,dc=example'],
    ['an escaped backslash', 'cn=a\\\\,dc=example', 'cn=a\\5c,dc=example'],
  ])('%s', (_, one, other) => {
    expect(normaliseDn(one)).toBe(normaliseDn(other));
  });
});

describe('different names stay different:', () => {
  it.each([
    ['an escaped comma is not a separator', 'cn=reed\\,dc=example', 'cn=reed,dc=example'],
    ['an escaped equals sign', 'cn=a\\=b,dc=c', 'cn=a,b=dc,dc=c'],
    ['other letters', 'cn=ann', 'cn=anna'],
  ])('%s', (_, one, other) => {
    expect(normaliseDn(one)).not.toBe(normaliseDn(other));
  });
});

const value = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', ',', '=', '\\', '"', '+', '#', ';', '<', '2', 'c', 'é', '王'),
  minLength: 1,
});
const hex = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');
const escapes: Readonly<Record<string, (text: string) => string>> = {
  backslashes: (text) => text.replace(/[\\",;+<=# ]/g, '\\$&'),
  hexadecimal: hex,
  quotes: (text) => `"${text.replace(/[\\"]/g, '\\$&')}"`,
};

it.each(Object.entries(escapes))('escaped by %s, any value is what it is in hexadecimal', (_, escape) => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      const normal = normaliseDn(`CN=${hex(one)},DC=${hex(other)}`);
      expect(normaliseDn(`cn = ${escape(one)} , dc=${escape(other)}`)).toBe(normal);
      expect(normaliseDn(normal)).toBe(normal);
    }),
  );
});

it.each([
  ['cn=Ann,OU=People,DC=Example', 'ou=people, dc=example', true],
  ['ou=people,dc=example', 'ou=people,dc=example', true],
  ['cn=ann,dc=example', '', true],
  ['dc=example', 'ou=people,dc=example', false],
  ['cn=ann,ou=more people,dc=example', 'ou=people,dc=example', false],
  ['cn=ann\\,ou=people,dc=example', 'ou=people,dc=example', false],
])('tells whether %j lies under %j: %j', (dn, base, expected) => {
  expect(isUnder(dn, base)).toBe(expected);
});
