import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { SignJWT, type JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createHttpClient } from '../../http/http-client.ts';
import { anywhere } from '../../http/reach/reach.ts';
import { createInstallKeys } from './install-keys.ts';
import { queryStringHash } from './query-string-hash.ts';
import { verifyInstallToken } from './verify-install-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const secretPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const now = new Date('2026-11-21T10:00:00Z');
const seconds = now.getTime() / 1000;

/** Atlassian's key server: what it answers with, and what it was asked for. */
let answer = { status: 200, body: pem };
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.writeHead(answer.status).end(answer.body);
});
let http = createHttpClient({ reach: anywhere, clock: createFakeClock(), maxAttempts: 1 });
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  url = `http://127.0.0.1:${address.port}`;
});
afterEach(async () => {
  answer = { status: 200, body: pem };
  asked.splice(0);
  await http.close();
  http = createHttpClient({ reach: anywhere, clock: createFakeClock(), maxAttempts: 1 });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const request = { method: 'POST', url: '/connect/installed', baseUrl: 'https://roster.example' };
const usual = { iss: 'acme', aud: ['https://roster.example'], exp: seconds + 180, qsh: queryStringHash(request) };
const sign = (claims: JWTPayload, header = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'key-1', ...header }).sign(privateKey);
const verify = (token: string, findKey = createInstallKeys(http, url)) =>
  verifyInstallToken({ token, request, clientKey: 'acme', findKey, now });
const refused = { code: 'not-signed-in' };

test('a signed install is verified with the key that it names, which is asked for once', async () => {
  const findKey = createInstallKeys(http, url);
  await verify(await sign(usual), findKey);
  await verify(await sign({ ...usual, aud: 'https://roster.example/' }), findKey);
  expect(asked).toEqual(['/key-1']);
});

test.each([
  ['for another app', { aud: ['https://roster.example.evil.example'] }],
  ['for another app beside this one', { aud: ['https://evil.example', 'https://roster.example'] }],
  ['for an app whose address only begins like this one', { aud: 'https://roster.example/2' }],
  ['without an audience', { aud: undefined }],
  ['about another tenant than its body', { iss: 'globex' }],
  ['for another request', { qsh: queryStringHash({ ...request, url: '/connect/uninstalled' }) }],
  ['that is a context token', { qsh: 'context-qsh' }],
  ['without a hash', { qsh: undefined }],
  ['that has ended', { exp: seconds - 4 }],
  ['without an end', { exp: undefined }],
])('a signed install %s is refused', async (_, claims) => {
  await expect(verify(await sign(definedOf({ ...usual, ...claims })))).rejects.toMatchObject(refused);
});

test.each(['../keys', '..', 'a/b', 'a%2Fb', '', 'x'.repeat(129), 'a?b', '@host'])(
  'the key id “%s” is asked of nobody',
  async (kid) => {
    await expect(verify(await sign(usual, { kid }))).rejects.toMatchObject(refused);
    expect(asked).toEqual([]);
  },
);

test.each([
  ['a key that is not there', { status: 404, body: pem }],
  ['a redirect', { status: 302, body: pem }],
  ['a page', { status: 200, body: '<!doctype html>' }],
  ['a private key', { status: 200, body: secretPem }],
  ['half a key', { status: 200, body: pem.slice(0, 60) }],
  ['too much', { status: 200, body: pem + ' '.repeat(20_000) }],
])('%s is no key', async (_, given) => {
  answer = given;
  await expect(verify(await sign(usual))).rejects.toMatchObject(refused);
});

test('a token signed by somebody else is refused', async () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const token = await new SignJWT(usual).setProtectedHeader({ alg: 'RS256', kid: 'key-1' }).sign(other);
  await expect(verify(token)).rejects.toMatchObject(refused);
});

test('the public key is not taken for a secret', async () => {
  const secret = createPublicKey(pem).export({ type: 'spki', format: 'pem' });
  const token = await new SignJWT(usual)
    .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
    .sign(new TextEncoder().encode(secret.toString()));
  await expect(verify(token)).rejects.toMatchObject(refused);
  expect(asked).toEqual([]);
});

function definedOf(claims: Readonly<Record<string, unknown>>): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
