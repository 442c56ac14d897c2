import { createCanonicalRequest, createQueryStringHash, fromMethodAndUrl } from 'atlassian-jwt';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalRequest, queryStringHash } from './query-string-hash.ts';

const roster = 'https://h.example';

/** Made with Atlassian's own library. */
const vectors = [
  {
    request: {
      method: 'GET',
      url: '/ui/admin?lic=active&xdm_e=https%3A%2F%2Facme.atlassian.net&jwt=AAA.BBB.CCC',
      baseUrl: roster,
    },
    canonical: 'GET&/ui/admin&lic=active&xdm_e=https%3A%2F%2Facme.atlassian.net',
    hash: '01ce193d6b063af7b65703411f77d4e6166953b3c8c47dd3f794632a46100ea1',
  },
  {
    request: { method: 'GET', url: '/ui/admin/?b=2&a=1&a=0', baseUrl: roster },
    canonical: 'GET&/ui/admin&a=0,1&b=2',
    hash: 'f69e9c5b0f06fa092e122d14c5d94e93338e69c2c61fd890eaa6a72ddbec668d',
  },
  {
    request: { method: 'post', url: '/connect/installed', baseUrl: roster },
    canonical: 'POST&/connect/installed&',
    hash: '72c0a77bd4d709a202e9b2561ed003fdb400318f7a1cfabe47576d1e1d5b5dd7',
  },
  {
    request: { method: 'GET', url: '/base/ui?q=a%20b*c~d', baseUrl: 'https://h.example/base' },
    canonical: 'GET&/ui&q=a%20b%2Ac~d',
    hash: 'e05eb1e13e373f606259db3a608955d9360c781ef0c458228199048209df9abe',
  },
  {
    request: { method: 'GET', url: '/', baseUrl: roster },
    canonical: 'GET&/&',
    hash: 'c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239',
  },
  {
    request: {
      method: 'PUT',
      url: '/rest/api/3/user/properties/roster.profile?accountId=557058:abc',
      baseUrl: 'https://acme.atlassian.net',
    },
    canonical: 'PUT&/rest/api/3/user/properties/roster.profile&accountId=557058%3Aabc',
    hash: 'e950e1796e0181c245d884c590e9d04b8d3328fa2ae448df214cf627b381d69b',
  },
  {
    request: {
      method: 'GET',
      url: '/wiki/rest/api/user?expand=operations&accountId=557058:abc',
      baseUrl: 'https://acme.atlassian.net/wiki',
    },
    canonical: 'GET&/rest/api/user&accountId=557058%3Aabc&expand=operations',
    hash: '517b56f3e7e6d80bbc4d070c77d831405bb9c8284a79709c35177593096e14c1',
  },
  {
    request: {
      method: 'GET',
      url: '/wiki/rest/api/user/bulk?accountId=b&accountId=a',
      baseUrl: 'https://acme.atlassian.net/wiki/',
    },
    canonical: 'GET&/rest/api/user/bulk&accountId=a,b',
    hash: '325c6a1629c8c7f999c65583ba86c9bdfde7264bd26c08161fce8209cba71640',
  },
];

test.each(vectors)('$canonical', ({ request, canonical, hash }) => {
  expect(canonicalRequest(request)).toBe(canonical);
  expect(queryStringHash(request)).toBe(hash);
  expect(oracle(request)).toBe(hash);
});

test.each([
  ['an ampersand in the path is no separator', '/a&b=c?d=e', 'GET&/a%26b=c&d=e'],
  ['capitals come before small letters', '/?b=1&B=2&a=3', 'GET&/&B=2&a=3&b=1'],
  ['values are sorted before they are encoded', '/?a=%7E&a=%C3%A9&a=z', 'GET&/&a=z,~,%C3%A9'],
  ['a plus is a space', '/?a=b+c', 'GET&/&a=b%20c'],
  ['brackets make no list', '/?a[b]=1', 'GET&/&a%5Bb%5D=1'],
  ['more than a thousand parameters all count', `/?${'a=1&'.repeat(1001)}`, `GET&/&a=${'1,'.repeat(1000)}1`],
])('%s', (_, url, canonical) => {
  expect(canonicalRequest({ method: 'GET', url, baseUrl: roster })).toBe(canonical);
});

test('only a whole segment of the path is the context', () => {
  const baseUrl = 'https://acme.atlassian.net/wiki';
  expect(canonicalRequest({ method: 'GET', url: '/wiki/rest/api/user', baseUrl })).toBe('GET&/rest/api/user&');
  expect(canonicalRequest({ method: 'GET', url: '/wiki', baseUrl })).toBe('GET&/&');
  expect(canonicalRequest({ method: 'GET', url: '/wikipedia', baseUrl })).toBe('GET&/wikipedia&');
});

test('hashes whatever Atlassian’s own library hashes, as it does', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 8 });
  const segment = fc.oneof(text.map(encodeURIComponent), fc.constantFrom('a&b', 'x;y', 'p,q', '~._-'));
  const parameters = fc.array(fc.tuple(text, text), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.constantFrom('get', 'POST', 'Put'),
      fc.array(segment, { maxLength: 4 }),
      parameters,
      fc.constantFrom('', '/base', '/wiki'),
      (method, segments, pairs, context) => {
        const query = new URLSearchParams(pairs.filter(([name]) => name !== '__proto__')).toString();
        const request = { method, url: `${context}/${segments.join('/')}?${query}`, baseUrl: roster + context };
        expect(canonicalRequest(request)).toBe(
          createCanonicalRequest(fromMethodAndUrl(method, request.url), false, request.baseUrl),
        );
        expect(queryStringHash(request)).toBe(oracle(request));
      },
    ),
    { numRuns: 500 },
  );
});

function oracle({ method, url, baseUrl }: { method: string; url: string; baseUrl: string }): string {
  return createQueryStringHash(fromMethodAndUrl(method, url), false, baseUrl);
}
