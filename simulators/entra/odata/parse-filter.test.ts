import { expect, test } from 'vitest';
import { matchesFilter } from './match-filter.ts';
import { parseFilter } from './parse-filter.ts';

const person: Readonly<Record<string, unknown>> = {
  displayName: 'Zoë O’Neil',
  surname: "O'Neil",
  accountEnabled: true,
  mail: 'Zoe@larkfield.example',
  companyName: null,
  createdDateTime: '2024-05-01T08:00:00Z',
  businessPhones: ['+49 30 1', '+49 30 2'],
  onPremisesExtensionAttributes: { extensionAttribute1: 'B7' },
};

test.each([
  ["displayName eq 'zoë o’neil'", true],
  ["surname eq 'O''Neil'", true],
  ['accountEnabled eq true', true],
  ['accountEnabled ne true', false],
  ["mail eq 'zoe@larkfield.example' and accountEnabled eq false", false],
  ["mail eq 'zoe@larkfield.example' or accountEnabled eq false", true],
  ["accountEnabled eq false and mail eq 'x' or accountEnabled eq true", true],
  ["accountEnabled eq false and (mail eq 'x' or accountEnabled eq true)", false],
  ["NOT(startsWith(mail, 'Z'))", false],
  ["not startswith(mail,'y')", true],
  ["endsWith(mail,'.EXAMPLE')", true],
  ["mail in ('a', 'zoe@larkfield.example')", true],
  ['companyName eq null', true],
  ['createdDateTime ge 2024-05-01T00:00:00Z', true],
  ['createdDateTime lt 2024-05-01T00:00:00Z', false],
  ["businessPhones/any(p:p eq '+49 30 2')", true],
  ["businessPhones/any(p:startsWith(p,'+1'))", false],
  ["onPremisesExtensionAttributes/extensionAttribute1 eq 'b7'", true],
])('%s is %s', (filter, expected) => {
  expect(matchesFilter(parseFilter(filter), (name) => person[name])).toBe(expected);
});

test.each([
  '',
  'mail',
  "mail eq 'a' and",
  "mail like 'a'",
  "startsWith(mail 'a')",
  "(mail eq 'a'",
  "mail eq 'a')",
  "mail eq 'a",
])('refuses %j', (filter) => {
  expect(() => parseFilter(filter)).toThrow(/Invalid filter clause/u);
});
