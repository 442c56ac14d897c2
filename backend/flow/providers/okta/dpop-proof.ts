import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** The key that tokens are bound to; another one than the app's. */
export interface ProofKey {
  readonly privateKey: KeyObject;
  readonly jwk: JsonWebKey;
}

export function makeProofKey(): ProofKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, jwk: publicKey.export({ format: 'jwk' }) };
}

export interface ProvenRequest {
  readonly method: string;
  readonly url: string;
  readonly now: Date;
  readonly nonce?: string | undefined;
  /** Absent while asking for it. */
  readonly token?: string | undefined;
}

/** Proves the sender of one request: https://www.rfc-editor.org/rfc/rfc9449#section-4.2 */
export function dpopProof({ privateKey, jwk }: ProofKey, request: ProvenRequest): Promise<string> {
  const { method, url, now, nonce, token } = request;
  const { origin, pathname } = new URL(url);
  const claims = {
    htm: method,
    htu: `${origin}${pathname}`,
    ...(nonce === undefined ? {} : { nonce }),
    ...(token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
    .setJti(randomUUID())
    .setIssuedAt(Math.floor(now.getTime() / 1000))
    .sign(privateKey);
}
