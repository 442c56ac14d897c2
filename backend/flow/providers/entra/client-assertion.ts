import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { AppCertificate } from './app-certificate.ts';

const lifetimeSeconds = 8 * 60;

/** Proves that the app holds its certificate. https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
export function clientAssertion(
  { privateKey, thumbprint }: AppCertificate,
  app: { readonly clientId: string; readonly tokenUrl: string; readonly now: Date },
): Promise<string> {
  const issuedAt = Math.floor(app.now.getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
    .setAudience(app.tokenUrl)
    .setIssuer(app.clientId)
    .setSubject(app.clientId)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(privateKey);
}
