import { expect, test } from 'vitest';
import { noSessionCookie, readSessionCookie, sessionCookie } from './session-cookie.ts';

const https = { baseUrl: 'https://roster.example' };
const http = { baseUrl: 'http://localhost:3000' };
const end = new Date('2026-11-21T22:00:00Z');

test('over https the cookie is for this host alone and never leaves encryption', () => {
  expect(sessionCookie('abc', end, https)).toBe(
    '__Host-roster-session=abc; Path=/; Expires=Sat, 21 Nov 2026 22:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
  );
});

test('over http it is out of reach of scripts and other sites all the same', () => {
  expect(sessionCookie('abc', end, http)).toBe(
    'roster-session=abc; Path=/; Expires=Sat, 21 Nov 2026 22:00:00 GMT; HttpOnly; SameSite=Lax',
  );
});

test('reads back what browsers send, among other cookies', () => {
  expect(readSessionCookie('theme=dark; __Host-roster-session=abc', https)).toBe('abc');
  expect(readSessionCookie('roster-session=abc', https)).toBeUndefined();
  expect(readSessionCookie(undefined, https)).toBeUndefined();
});

test('signing out takes the cookie away', () => {
  expect(noSessionCookie(http)).toMatch(/^roster-session=; .*Expires=Thu, 01 Jan 1970 00:00:00 GMT/);
});
