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

it('normalises what is normal to itself', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', ',', '=', '\\', '"', '+', '#', ';', '2', 'c', 'é') });
  fc.assert(
    fc.property(text, (dn) => {
      const once = normaliseDn(dn);
      expect(normaliseDn(once)).toBe(once);
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
