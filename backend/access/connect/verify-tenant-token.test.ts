import { AsymmetricAlgorithm, encodeSymmetric, SymmetricAlgorithm } from 'atlassian-jwt';
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { queryStringHash } from './query-string-hash.ts';
import { verifyTenantToken } from './verify-tenant-token.ts';

const now = new Date('2026-11-21T10:00:00Z');
const seconds = now.getTime() / 1000;
const tenants = new Map([
  ['acme', { name: 'acme', sharedSecret: 'the secret of acme' }],
  ['globex', { name: 'globex', sharedSecret: 'the secret of globex' }],
]);
const request = { method: 'GET', url: '/connect/pages/people?lic=active', baseUrl: 'https://roster.example' };
const usual = { iss: 'acme', sub: '5b10', iat: seconds, exp: seconds + 180, qsh: queryStringHash(request) };

const verify = (token: string, boundTo: typeof request | 'context' = request) =>
  verifyTenantToken({ token, boundTo, now, findTenant: (key) => Promise.resolve(tenants.get(key)) });
/** Signed by Atlassian’s own library. */
const sign = (claims: object, secret = 'the secret of acme', algorithm = SymmetricAlgorithm.HS256) =>
  encodeSymmetric(claims, secret, algorithm);
const refused = { code: 'not-signed-in' };

test('a token names its tenant and its account', async () => {
  expect(await verify(sign(usual))).toEqual({ tenant: tenants.get('acme'), accountId: '5b10' });
});

test('a call of the product itself has no account', async () => {
  expect(await verify(sign({ ...usual, sub: undefined }))).toMatchObject({ accountId: undefined });
});

test.each([
  ['of a tenant that is not known', sign({ ...usual, iss: 'nobody' })],
  ['signed by another tenant', sign(usual, 'the secret of globex')],
  ['that names another tenant than its signer', sign({ ...usual, iss: 'globex' })],
  ['without a tenant', sign({ ...usual, iss: undefined })],
  ['for another request', sign({ ...usual, qsh: queryStringHash({ ...request, url: '/connect/pages/admin' }) })],
  ['without a hash', sign({ ...usual, qsh: undefined })],
  ['without an end', sign({ ...usual, exp: undefined })],
  ['that ended eleven seconds ago', sign({ ...usual, exp: seconds - 11 })],
  ['signed with HS512', sign(usual, 'the secret of acme', SymmetricAlgorithm.HS512)],
  ['that says it needs no signature', new UnsecuredJWT(usual).encode()],
  ['that is none', 'AAA.BBB.CCC'],
  ['that is empty', ''],
])('a token %s is refused', async (_, token) => {
  await expect(verify(token)).rejects.toMatchObject(refused);
});

test('a token signed with RS256 is refused, whatever its key', async () => {
  const { privateKey } = await generateKeyPair(AsymmetricAlgorithm.RS256);
  const token = await new SignJWT(usual).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  await expect(verify(token)).rejects.toMatchObject(refused);
});

test('clocks may differ by a few seconds', async () => {
  expect(await verify(sign({ ...usual, exp: seconds - 9 }))).toMatchObject({ accountId: '5b10' });
});

test('a context token opens the API and nothing else', async () => {
  const token = sign({ ...usual, qsh: 'context-qsh' });
  expect(await verify(token, 'context')).toMatchObject({ accountId: '5b10' });
  await expect(verify(token)).rejects.toMatchObject(refused);
});

test('the token in a page’s address does not open the API', async () => {
  await expect(verify(sign(usual), 'context')).rejects.toMatchObject(refused);
});
