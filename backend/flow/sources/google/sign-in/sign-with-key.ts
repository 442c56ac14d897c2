import { SignJWT } from 'jose';
import type { ServiceAccountKey } from './service-account-key.ts';

/** Google takes no assertion that lives longer. */
const lifetimeSeconds = 3600;

export interface AssertionClaims {
  /** Address of the service account. */
  readonly iss: string;
  /** Address of the user to act as. */
  readonly sub?: string;
  /** Separated by spaces. */
  readonly scope: string;
  readonly aud: string;
}

export function timedClaims(claims: AssertionClaims, now: Date): AssertionClaims & { iat: number; exp: number } {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return { ...claims, iat: issuedAt, exp: issuedAt + lifetimeSeconds };
}

export function signWithKey(key: ServiceAccountKey, claims: AssertionClaims, now: Date): Promise<string> {
  const header = { alg: 'RS256', typ: 'JWT', ...(key.keyId === undefined ? {} : { kid: key.keyId }) };
  return new SignJWT({ ...timedClaims(claims, now) }).setProtectedHeader(header).sign(key.privateKey);
}
