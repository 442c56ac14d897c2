import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/test-database.ts';
import { searchWords } from './search-text.ts';

const testDatabase = await createTestDatabase();
afterAll(() => testDatabase.close());

interface Findable {
  readonly name?: string;
  readonly email?: string;
  readonly department?: string;
  readonly phone?: string;
  readonly mobile?: string;
}

async function finds(search: string, { name = 'A', ...fields }: Findable): Promise<boolean> {
  const values = Object.fromEntries(Object.entries(fields).map(([field, value]) => [`field:${field}`, value]));
  const [row] = await testDatabase.database.$queryRaw<{ text: string }[]>`
    select person_search_text(${name}, ${values}::jsonb) as text`;
  return searchWords(search).every((word) => row?.text.includes(word));
}

const zoe: Findable = {
  name: 'Zoë Ångström-Łęcka',
  email: 'Zoe.A@Example.com',
  department: 'Forschung  Groß',
  phone: '+46 (0)8-123 45 67',
};

test.each([
  'zoe',
  'ZOË',
  'angstrom',
  'Ångström zoë',
  'lecka',
  'zoe.a@example',
  'forschung gross',
  'GROẞ',
  'ang lec',
  ' ',
])('a person is found by “%s”', async (search) => expect(await finds(search, zoe)).toBe(true));

test.each(['08-123 45 67', '1234567', '+46 (0)8 123', '+46 8 123', '0046 8 12', '123 45', '+46'])(
  'a phone number is found by %s',
  async (search) => expect(await finds(search, zoe)).toBe(true),
);

test.each(['zoe smith', '08-999', 'research'])('a person is not found by %s', async (search) =>
  expect(await finds(search, zoe)).toBe(false),
);

test('a number that was kept without its country is found as it was typed at home', async () => {
  expect(await finds('08-123', { mobile: '08-123 45 67' })).toBe(true);
});

test('a name with digits, or a few digits alone, is no phone number', async () => {
  expect(searchWords('room 12')).toEqual(['room', '12']);
  expect(await finds('24-7', { department: '24-7 Support' })).toBe(true);
});

test.each(['Андрей ГОНЧАРОВ', '王小明', 'İbrahim', 'Ørsted', '김민준', 'がくと', 'Μαρία'])(
  'a name is found as it is written: %s',
  async (name) => expect(await finds(name, { name })).toBe(true),
);
