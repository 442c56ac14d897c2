import { expect, it } from 'vitest';
import { returnTarget } from './return-target.ts';

const origin = 'https://roster.example';

it.each([
  ['/people?search=a', '/people?search=a'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/api/session/oidc', '/'],
  ['/sign-in?returnTo=/sign-in', '/'],
  ['', '/'],
])('goes from returnTo=%s to %s', (wanted, target) => {
  expect(returnTarget(new URLSearchParams({ returnTo: wanted }), origin)).toBe(target);
});
