import { expect, it } from 'vitest';
import { headerProblem, nameColumns } from './header.ts';

it('keeps names as written, and makes those different that are not', () => {
  const cells = ['Full name', ' E-Mail ', 'Phone', 'phone', '', 'Phone', 'managerReference', '', ''];
  expect(nameColumns(cells)).toEqual({
    columns: [
      'Full name',
      'E-Mail',
      'Phone',
      'phone (2)',
      'Column 5',
      'Phone (3)',
      'managerReference (2)',
      'Column 8',
      'Column 9',
    ],
    renamed: ['phone (2)', 'Column 5', 'Phone (3)', 'managerReference (2)'],
    leastFields: 7,
  });
});

it('gives no column the name of another that is written so', () => {
  expect(nameColumns(['a', 'a (2)', 'A']).columns).toEqual(['a', 'a (2)', 'A (3)']);
});

it.each([
  [['', ' '], /first row is empty/],
  [['1', 'Ann', 'ann@example.com'], /looks like a person/],
  [['1042', '2026-01-01'], /looks like a person/],
])('says why a first row names no columns (case %#)', (cells, sentence) => {
  expect(headerProblem(cells)).toMatch(sentence);
});

it.each([[['id', 'name', '2026']], [['E-Mail @ work', 'Name']]])('takes other first rows (case %#)', (cells) => {
  expect(headerProblem(cells)).toBeUndefined();
});
