import { generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';

/** What signs invocation tokens for all of Forge: one key pair, published as a key set. */
export interface ForgeSigner {
  readonly keySet: { readonly keys: readonly JsonWebKey[] };
  sign(claims: JWTPayload): Promise<string>;
}

/** As long as Forge’s own last. */
const tokenSeconds = 25;

export function createForgeSigner(): ForgeSigner {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = `forge/invocation-token/${randomUUID()}`;
  return {
    keySet: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
    sign: (claims) => {
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now, nbf: now, exp: now + tokenSeconds };
      const header = { alg: 'RS256', kid, typ: 'JWT' };
      return new SignJWT({ iss: 'forge/invocation-token', ...times, jti: randomUUID(), ...claims })
        .setProtectedHeader(header)
        .sign(privateKey);
    },
  };
}
