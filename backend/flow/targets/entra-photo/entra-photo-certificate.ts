import { createHash, createPrivateKey, randomUUID, X509Certificate, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

/** A certificate that an app registration knows, with the key that belongs to it. */
interface AppCertificate {
  readonly privateKey: KeyObject;
  /** `x5t#S256`: base64url of the SHA-256 of the certificate in DER. */
  readonly thumbprint: string;
}

export interface PemProblem {
  readonly setting: 'certificate' | 'privateKey';
  readonly message: string;
}

export function readAppCertificate(pem: { certificate: string; privateKey: string }): AppCertificate | PemProblem {
  const certificate = parsed(() => new X509Certificate(pem.certificate));
  if (certificate === undefined) {
    return { setting: 'certificate', message: 'Paste the certificate in PEM, from “-----BEGIN CERTIFICATE-----” on.' };
  }
  const privateKey = parsed(() => createPrivateKey(pem.privateKey));
  if (privateKey?.asymmetricKeyType !== 'rsa' || !certificate.checkPrivateKey(privateKey)) {
    const message = 'Paste the certificate’s own RSA key in PEM, without a pass phrase.';
    return { setting: 'privateKey', message };
  }
  return { privateKey, thumbprint: createHash('sha256').update(certificate.raw).digest('base64url') };
}

/** What OpenSSL says of unreadable input helps nobody, and may quote it. */
function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** Proves that the app holds its certificate: https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
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
    .setExpirationTime(issuedAt + 8 * 60)
    .sign(privateKey);
}
