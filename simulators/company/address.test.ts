import { expect, test } from 'vitest';
import { addressRegister, mailLocalPart } from './address.ts';

test.each([
  ['Jürgen', 'Groß', 'juergen.gross'],
  ['Siobhán', 'O’Connor', 'siobhan.oconnor'],
  ['Łukasz', 'Kaźmierczak', 'lukasz.kazmierczak'],
  ['Øyvind', 'Kjær', 'oyvind.kjaer'],
  ['Þór', 'Åberg', 'thor.aberg'],
  ['Thảo', 'Nguyễn', 'thao.nguyen'],
  ['Şebnem', 'Işık', 'sebnem.isik'],
  ['Renata', 'Araújo-Silva', 'renata.araujo-silva'],
])('spells %s %s as %s', (givenName, familyName, expected) => {
  expect(mailLocalPart(givenName, familyName)).toBe(expected);
});

test('numbers the second bearer of a name', () => {
  const claim = addressRegister();
  expect(['a.b', 'a.b', 'c.d', 'a.b'].map(claim)).toEqual(['a.b', 'a.b2', 'c.d', 'a.b3']);
});
