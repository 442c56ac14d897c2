import { expect, it } from 'vitest';
import { detectSeparator } from './detect-separator.ts';

it.each([
  ['id,name\n1,Ann\n', 'comma'],
  ['id;name\n1;"Lee, Ann"\n2;"Ali, Ben"\n', 'semicolon'],
  ['id\tname, first\tmail\n1\tAnn\ta\n', 'tab'],
  ['id|name\n1|Ann\n', 'pipe'],
  ['id;name;salary\n1;Ann;1,5\n2;Ben;2,5\n', 'semicolon'],
  ['id,"a;b;c;d",name\n1,"x;y",Ann\n', 'comma'],
  ['email\nann@example.com\n', 'comma'],
  ['id;name', 'semicolon'],
  ['', 'comma'],
])('finds what separates the columns (case %#)', (text, separator) => {
  expect(detectSeparator(text)).toBe(separator);
});
