import { expect, test } from 'vitest';
import { foldText, searchText, searchWords, type Findable } from './search-text.ts';

const person: Findable = {
  displayName: 'Zoë Ångström-Łęcka',
  email: 'Zoe.A@Example.com',
  department: 'Forschung  Groß',
  phones: ['+46 (0)8-123 45 67', 'ext. none'],
};

function finds(search: string): boolean {
  const text = searchText(person);
  return searchWords(search).every((word) => text.includes(word));
}

test.each(['zoe', 'ZOË', 'angstrom', 'Ångström zoë', 'lecka', 'zoe.a@example', 'forschung gross', 'GROẞ', 'ang lec'])(
  'a person is found by %s',
  (search) => expect(finds(search)).toBe(true),
);

test.each(['08-123 45 67', '1234567', '+46 (0)8 123', '+46 8 123', '0046 8 12', '123 45', '+46'])(
  'a phone number is found by %s',
  (search) => expect(finds(search)).toBe(true),
);

test('a number that was kept without its country is found as it was typed at home', () => {
  const text = searchText({ displayName: 'A', phones: ['08-123 45 67'] });
  expect(searchWords('08-123').every((word) => text.includes(word))).toBe(true);
});

test.each(['zoe smith', '08-999', 'none'])('a person is not found by %s', (search) =>
  expect(finds(search)).toBe(false),
);

test('an empty search asks for nothing', () => {
  expect(searchWords('   ')).toEqual([]);
});

test('a name with digits, or a few digits alone, is no phone number', () => {
  expect(searchWords('room 12')).toEqual(['room', '12']);
  expect(searchWords('24-7')).toEqual(['24-7']);
});

test('text of other scripts stays readable', () => {
  expect(foldText('  Андрей   ГОНЧАРОВ ')).toBe('андрей гончаров');
  expect(foldText('王小明')).toBe('王小明');
  expect(foldText('İbrahim')).toBe('ibrahim');
});

test('compatibility forms are the same as what is typed', () => {
  expect(foldText('Ｆｕｌｌ ﬁne')).toBe('full fine');
});
