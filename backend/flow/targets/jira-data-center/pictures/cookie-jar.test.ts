import { expect, it } from 'vitest';
import { createCookieJar } from './cookie-jar.ts';

it('keeps several cookies that came joined, dates and all', () => {
  const jar = createCookieJar();
  jar.keep('JSESSIONID=A1; Path=/; HttpOnly, AWSALB=b/2=; Expires=Thu, 26 Nov 2026 10:00:00 GMT; Path=/, xsrf=c|lin');
  expect(jar.header()).toBe('JSESSIONID=A1; AWSALB=b/2=; xsrf=c|lin');
});

it('replaces a cookie, and drops one that is taken back', () => {
  const jar = createCookieJar();
  jar.keep('JSESSIONID=A1, other=1');
  jar.keep('JSESSIONID=B2; Path=/, other=; Max-Age=0; Path=/');
  jar.keep(undefined);
  expect(jar.header()).toBe('JSESSIONID=B2');
});
