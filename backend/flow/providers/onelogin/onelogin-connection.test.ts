import { expect, it } from 'vitest';
import { apiUrlOf } from './onelogin-connection.ts';

it.each([
  [{ subdomain: 'Acme' }, 'https://acme.onelogin.com'],
  [{ subdomain: 'acme.onelogin.com' }, 'https://acme.onelogin.com'],
  [{ subdomain: 'acme', apiUrl: 'https://proxy.example/onelogin/' }, 'https://proxy.example/onelogin'],
])('%j lead to %s', (settings, url) => {
  expect(apiUrlOf(settings)).toBe(url);
});
