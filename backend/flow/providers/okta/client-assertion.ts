import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { AppKey } from './app-key.ts';

/** An hour is what Okta allows at most; waiting for the rate limit may take some minutes. */
const lifetimeSeconds = 15 * 60;

/** Proves that the app holds its key. Each is good once. https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/ */
export function clientAssertion(
  { privateKey, algorithm, keyId }: AppKey,
  app: { readonly clientId: string; readonly tokenUrl: string; readonly now: Date },
): Promise<string> {
  const issuedAt = Math.floor(app.now.getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) })
    .setAudience(app.tokenUrl)
    .setIssuer(app.clientId)
    .setSubject(app.clientId)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(privateKey);
}
