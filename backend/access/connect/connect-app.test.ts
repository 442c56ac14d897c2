import { expect, test } from 'vitest';
import { appKeyFor, isAdmittedSite } from './connect-app.ts';

test.each([
  [['acme.atlassian.net'], 'https://acme.atlassian.net', true],
  [['acme.atlassian.net'], 'https://acme.atlassian.net/wiki', true],
  [['Acme.atlassian.net'], 'https://acme.atlassian.net', true],
  [['acme.atlassian.net'], 'https://evil.atlassian.net', false],
  [['acme.atlassian.net'], 'https://acme.atlassian.net.evil.example', false],
  [['acme.atlassian.net'], 'https://acme.atlassian.net:8443', false],
  [['acme.atlassian.net'], 'http://acme.atlassian.net', false],
  [['acme.atlassian.net'], 'https://user@acme.atlassian.net', false],
  [['*.atlassian.net'], 'https://any.atlassian.net', true],
  [['*.atlassian.net'], 'https://atlassian.net', false],
  [['*.atlassian.net'], 'https://evilatlassian.net', false],
  [['127.0.0.1:4000'], 'http://127.0.0.1:4000', true],
  [['acme.atlassian.net'], 'no address', false],
  [[], 'https://acme.atlassian.net', false],
])('of %j, %s may install: %s', (sites, address, isAdmitted) => {
  expect(isAdmittedSite({ sites }, address)).toBe(isAdmitted);
});

test('each product has an app with a key of its own', () => {
  expect([appKeyFor('roster', 'jira'), appKeyFor('roster', 'confluence')]).toEqual(['roster', 'roster-confluence']);
});
