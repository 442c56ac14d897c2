import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHttpClient } from '../../http/http-client.ts';
import { anywhere } from '../../http/reach/reach.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { startScriptedServer, type ScriptedServer } from '../../testing/scripted-server.ts';
import { createForgeKeys } from './forge-keys.ts';
import { verifyInvocation } from './verify-invocation.ts';

const uuid = '11111111-2222-4333-8444-555555555555';
const appId = `ari:cloud:ecosystem::app/${uuid}`;
const installationId = '0c0ffee0-1111-4222-8333-444455556666';
const start = '2026-11-21T10:00:00Z';
const seconds = Date.parse(start) / 1000;
const never = new AbortController().signal;

interface Pair {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

async function aPair(kid: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

/** Forge's key server: the keys that it shows, and whether it answers at all. */
let shown: readonly JWK[] = [];
let status = 200;
let server: ScriptedServer;
let first: Pair;
let second: Pair;
let clock = createFakeClock(start);
let http = createHttpClient({ reach: anywhere, clock, maxAttempts: 1 });
let findKey = createForgeKeys({ http, jwksUrl: 'http://127.0.0.1:1', now: () => clock.now() });

beforeAll(async () => {
  [first, second] = await Promise.all([aPair('first'), aPair('second')]);
  server = await startScriptedServer((_, response) => {
    response.writeHead(status).end(JSON.stringify({ keys: shown }));
  });
});
beforeEach(() => {
  shown = [first.jwk];
  status = 200;
  clock = createFakeClock(start);
  http = createHttpClient({ reach: anywhere, clock, maxAttempts: 1 });
  findKey = createForgeKeys({ http, jwksUrl: `${server.url}/jwks.json`, now: () => clock.now() });
});
afterEach(() => http.close());
afterAll(() => server[Symbol.asyncDispose]());

const usual = {
  iss: 'forge/invocation-token',
  aud: appId,
  iat: seconds,
  exp: seconds + 60,
  app: {
    id: appId,
    installationId: `ari:cloud:ecosystem::installation/${installationId}`,
    apiBaseUrl: 'https://api.atlassian.com/ex/jira/acme-cloud',
  },
  context: { cloudId: 'acme-cloud', siteUrl: 'https://acme.atlassian.net' },
  principal: '557058:ada',
} satisfies JWTPayload;

const sign = (claims: JWTPayload = usual, pair = first, header = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: pair.kid, ...header }).sign(pair.privateKey);
const verify = (token: string) => verifyInvocation({ token, appId, findKey, now: clock.now() });
const refused = { code: 'not-signed-in' };
/** The keys have been asked for by a token that is good. */
const warmUp = async () => {
  await verify(await sign());
  const before = server.received.length;
  return () => server.received.length - before;
};

test('a token says which installation, site and product it is about, and who is there', async () => {
  expect(await verify(await sign())).toEqual({
    installationId,
    ...{ cloudId: 'acme-cloud', product: 'jira', apiBaseUrl: 'https://api.atlassian.com/ex/jira/acme-cloud' },
    ...{ siteUrl: 'https://acme.atlassian.net', accountId: '557058:ada', issuedAt: new Date(start) },
  });
});

test('a trigger has nobody in front of it, and may not say where the site is', async () => {
  const token = await sign({
    ...{ ...usual, principal: undefined, context: { cloudId: 'acme-cloud' } },
    app: { ...usual.app, installationId, apiBaseUrl: 'https://api.atlassian.com/ex/confluence/acme-cloud' },
  });
  expect(await verify(token)).toMatchObject({ product: 'confluence', accountId: undefined, siteUrl: undefined });
});

test.each<[string, object]>([
  ['for another app', { aud: 'ari:cloud:ecosystem::app/99999999-2222-4333-8444-555555555555' }],
  ['for the bare id of the app', { aud: uuid }],
  ['for nobody', { aud: undefined }],
  ['of another issuer', { iss: 'forge/something-else' }],
  ['of no issuer', { iss: undefined }],
  ['that has ended', { exp: seconds - 60 }],
  ['without an end', { exp: undefined }],
  ['without a beginning', { iat: undefined }],
  ['that is not good yet', { nbf: seconds + 60 }],
  ['of no installation', { app: { ...usual.app, installationId: undefined } }],
  ['of a product elsewhere', { app: { ...usual.app, apiBaseUrl: 'http://api.atlassian.com/ex/jira/acme' } }],
  ['of a product that Roster does not know', { app: { ...usual.app, apiBaseUrl: 'https://api.atlassian.com/ex/x/y' } }],
  ['of a site with a path', { app: { ...usual.app, apiBaseUrl: 'https://api.atlassian.com/ex/jira/a/../b/c' } }],
])('a token %s is refused', async (_, claims) => {
  await expect(verify(await sign({ ...usual, ...claims }))).rejects.toMatchObject(refused);
});

test('a token with another algorithm than RS256 is refused before any key is asked for', async () => {
  const asked = await warmUp();
  const secret = new TextEncoder().encode(JSON.stringify(first.jwk));
  const symmetric = await new SignJWT(usual).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(secret);
  await expect(verify(symmetric)).rejects.toMatchObject(refused);
  await expect(verify(new UnsecuredJWT(usual).encode())).rejects.toMatchObject(refused);
  await expect(verify('no token at all')).rejects.toMatchObject(refused);
  expect(asked()).toBe(0);
});

test('a token that somebody else has signed under a known key id is refused', async () => {
  await expect(verify(await sign(usual, { ...second, kid: 'first' }))).rejects.toMatchObject(refused);
});

test('where a token says that its keys are, nobody looks', async () => {
  await using elsewhere = await startScriptedServer((_, response) => {
    response.end(JSON.stringify({ keys: [second.jwk] }));
  });
  const token = await sign({ ...usual, jku: elsewhere.url }, second, { jku: elsewhere.url, jwk: second.jwk });
  await expect(verify(token)).rejects.toMatchObject(refused);
  expect(elsewhere.received).toEqual([]);
});

test('keys are asked for once, also by requests that come together', async () => {
  const before = server.received.length;
  const token = await sign();
  await Promise.all([1, 2, 3].map(() => verify(token)));
  await verify(token);
  expect(server.received.length - before).toBe(1);
});

test('a new key is found when Forge begins to sign with it, and the old one ends', async () => {
  await warmUp();
  shown = [second.jwk];
  await clock.sleep(31, never);
  expect(await verify(await sign(usual, second))).toMatchObject({ installationId });
  await expect(verify(await sign(usual, first))).rejects.toMatchObject(refused);
});

test('made-up key ids do not make Roster ask over and over', async () => {
  const asked = await warmUp();
  const forged = await sign(usual, { ...second, kid: 'made-up' });
  for (let times = 0; times < 5; times++) await expect(verify(forged)).rejects.toMatchObject(refused);
  expect(asked()).toBe(0);
});

test('keys that are held stay good while the key server is away; without any, nobody is refused for it', async () => {
  status = 500;
  await expect(verify(await sign())).rejects.toMatchObject({ code: 'unavailable' });
  status = 200;
  await warmUp();
  status = 500;
  await clock.sleep(3600, never);
  const later = clock.now().getTime() / 1000;
  expect(await verify(await sign({ ...usual, iat: later, exp: later + 60 }))).toMatchObject({ installationId });
});
