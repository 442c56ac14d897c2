import { expect, it } from 'vitest';
import { isJsonObject, valueAt } from './json.ts';

it('knows objects from everything else that JSON has', () => {
  expect([{}, { a: 1 }].map(isJsonObject)).toEqual([true, true]);
  expect([null, [], 'a', 1, true, undefined].some(isJsonObject)).toBe(false);
});

it('follows names that are parted by dots, through own properties only', () => {
  const person = { photo: { href: 'https://img.example/a.jpg' }, emails: ['ann@example.com'], title: null };
  expect(valueAt(person, 'photo.href')).toBe('https://img.example/a.jpg');
  expect(valueAt(person, 'title')).toBeNull();
  for (const path of ['photo.size', 'emails.0', 'title.short', 'constructor.name', '']) {
    expect(valueAt(person, path)).toBeUndefined();
  }
});
