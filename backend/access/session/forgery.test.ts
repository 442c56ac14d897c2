import { expect, test } from 'vitest';
import { looksForged } from './forgery.ts';

const baseUrl = 'https://roster.example';
const marked = { 'x-roster-request': '1', host: 'roster.example' };

function forged(headers: Record<string, string>, method = 'POST'): boolean {
  return looksForged({ method, headers, baseUrl });
}

test('reading is never forged', () => {
  expect(forged({}, 'GET')).toBe(false);
  expect(forged({ 'sec-fetch-site': 'cross-site' }, 'HEAD')).toBe(false);
});

test('a change from our own page is taken', () => {
  expect(forged({ ...marked, 'sec-fetch-site': 'same-origin' })).toBe(false);
  expect(forged({ ...marked, origin: 'https://roster.example' })).toBe(false);
});

test('a change by the address that was really used is taken, whatever the base URL says', () => {
  expect(forged({ ...marked, host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' })).toBe(false);
});

test.each([
  ['without the header', { host: 'roster.example', 'sec-fetch-site': 'same-origin' }],
  ['from another site', { ...marked, 'sec-fetch-site': 'cross-site', origin: 'https://roster.example' }],
  ['from a sibling host', { ...marked, 'sec-fetch-site': 'same-site' }],
  ['from another origin', { ...marked, origin: 'https://evil.example' }],
  ['from another port', { ...marked, origin: 'https://roster.example:8443' }],
  ['from a sandbox', { ...marked, origin: 'null' }],
  ['from who knows where', marked],
])('a change %s is refused', (_, headers) => {
  expect(forged(headers)).toBe(true);
  expect(forged(headers, 'DELETE')).toBe(true);
});
