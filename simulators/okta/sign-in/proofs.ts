import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';

/** What a proof of possession says that stands: RFC 9449, section 4.3. */
export interface Proof {
  /** Of the key that signed it. */
  readonly thumbprint: string;
  readonly nonce: string | undefined;
}

export interface ProofMeans {
  readonly method: string;
  /** Without query. */
  readonly url: string;
  readonly now: Date;
  /** Proofs are good once. */
  readonly used: Set<string>;
  /** With an access token, its hash must be in there. */
  readonly token?: string;
}

/** "On the order of seconds or minutes": RFC 9449, section 11.1. */
const toleratedSeconds = 60;

/** Undefined: it does not stand. */
export async function readProof(text: string, means: ProofMeans): Promise<Proof | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(text, EmbeddedJWK, {
      typ: 'dpop+jwt',
      currentDate: means.now,
    });
    const { jti, iat, nonce } = payload;
    const isHere = payload['htm'] === means.method && payload['htu'] === means.url;
    const isNow = iat !== undefined && Math.abs(means.now.getTime() / 1000 - iat) <= toleratedSeconds;
    const isBound = payload['ath'] === (means.token === undefined ? undefined : hashOf(means.token));
    if (jti === undefined || means.used.has(jti) || !isHere || !isNow || !isBound) return undefined;
    if (protectedHeader.jwk === undefined || 'd' in protectedHeader.jwk) return undefined;
    means.used.add(jti);
    const thumbprint = await calculateJwkThumbprint(protectedHeader.jwk);
    return { thumbprint, nonce: typeof nonce === 'string' ? nonce : undefined };
  } catch {
    return undefined;
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
