import { expect, it } from 'vitest';
import { languageOf } from './filter-language.ts';

it.each([
  ['status eq "ACTIVE"', 'filter'],
  ['profile.login eq "ann@x.example" or (profile.email eq "and or (")', 'filter'],
  ['lastUpdated ge "2026-11-01T00:00:00.000Z" AND status eq "ACTIVE"', 'filter'],
  ['profile.lastName eq "O\\"Neil"', 'filter'],
  ['status sw "ACT"', 'search'],
  ['profile.lastName sw "L"', 'search'],
  ['created gt "2026-11-01T00:00:00.000Z"', 'search'],
  ['profile.department eq "Brand" and status eq "ACTIVE"', 'search'],
  ['profile.email pr', 'search'],
  ['profile.active eq true', 'search'],
  ['what is this', 'search'],
])('%s is a %s', (expression, language) => {
  expect(languageOf(expression)).toBe(language);
});
