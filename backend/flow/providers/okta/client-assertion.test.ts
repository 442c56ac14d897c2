import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { readAppKey, type AppKey } from './app-key.ts';
import { clientAssertion } from './client-assertion.ts';
import { dpopProof, makeProofKey } from './dpop-proof.ts';

const now = new Date('2026-11-22T08:00:00Z');
const tokenUrl = 'https://acme.okta.com/oauth2/v1/token';
const app = { clientId: '0oa1', tokenUrl, now };

function keyFrom(given: { readonly privateKey: string; readonly keyId?: string }): AppKey {
  const key = readAppKey(given);
  if ('problem' in key) throw new Error(key.problem);
  return key;
}

describe('the assertion of an app', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'from-jwk' };

  it('says who, for whom and until when, in the way that Okta wants it', async () => {
    const assertion = await clientAssertion(keyFrom({ privateKey: JSON.stringify(jwk) }), app);
    const { payload, protectedHeader } = await jwtVerify(assertion, createPublicKey(privateKey), { currentDate: now });
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'from-jwk' });
    expect(payload).toMatchObject({ iss: '0oa1', sub: '0oa1', aud: tokenUrl, iat: now.getTime() / 1000 });
    expect((payload.exp ?? Infinity) - now.getTime() / 1000).toBeLessThanOrEqual(3600);
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names the key that the admin names, or none', async () => {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const headerWith = async (key: AppKey) => decodeProtectedHeader(await clientAssertion(key, app));
    expect(await headerWith(keyFrom({ privateKey: pem }))).toEqual({ alg: 'RS256', typ: 'JWT' });
    const named = keyFrom({ privateKey: JSON.stringify(jwk), keyId: 'from-admin' });
    expect(await headerWith(named)).toMatchObject({ kid: 'from-admin' });
  });

  it.each([
    ['P-256', 'ES256'],
    ['P-384', 'ES384'],
    ['P-521', 'ES512'],
  ])('with a key on %s is signed %s', async (namedCurve, alg) => {
    const pair = generateKeyPairSync('ec', { namedCurve });
    const key = keyFrom({ privateKey: pair.privateKey.export({ type: 'sec1', format: 'pem' }).toString() });
    expect(decodeProtectedHeader(await clientAssertion(key, app)).alg).toBe(alg);
  });
});

describe('a proof of possession', () => {
  it('holds method and address without query, the hash of the token, and no private key', async () => {
    const key = makeProofKey();
    const url = 'https://acme.okta.com/api/v1/users?limit=200&after=x#y';
    // RFC 9449, section 4.3, has this token and its hash as an example.
    const token = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
    const proof = await dpopProof(key, { method: 'GET', url, now, token, nonce: 'n' });
    const { payload, protectedHeader } = await jwtVerify(proof, createPublicKey(key.privateKey), { currentDate: now });
    expect(payload).toMatchObject({
      htm: 'GET',
      htu: 'https://acme.okta.com/api/v1/users',
      ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
      nonce: 'n',
      iat: now.getTime() / 1000,
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'dpop+jwt' });
    expect(Object.keys(protectedHeader.jwk ?? {}).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    const other = await dpopProof(key, { method: 'GET', url, now });
    expect((await jwtVerify(other, createPublicKey(key.privateKey), { currentDate: now })).payload.jti).not.toBe(
      payload.jti,
    );
  });
});
