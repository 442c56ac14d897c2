import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { EntraSettings } from '../entra-options.ts';

interface AssertionRefusal {
  readonly code: number;
  readonly text: string;
}

/**
 * Why a signed assertion is not taken for the registered certificate; `undefined` when it is.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function acceptsAssertion(
  assertion: string,
  settings: EntraSettings,
  serverUrl: string,
): Promise<AssertionRefusal | undefined> {
  if (settings.certificate === undefined) return notRegistered;
  const certificate = new X509Certificate(settings.certificate);
  if (!namesCertificate(assertion, certificate)) return notRegistered;
  const path = `/${settings.tenantId}/oauth2/v2.0/token`;
  try {
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ['PS256', 'RS256'],
      audience: [`${serverUrl}${path}`, `https://login.microsoftonline.com${path}`],
      issuer: settings.clientId,
      subject: settings.clientId,
      requiredClaims: ['jti', 'nbf', 'exp'],
      currentDate: settings.now(),
      clockTolerance: 300,
    });
    return undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return refusalFor(error);
    throw error;
  }
}

const notRegistered: AssertionRefusal = {
  code: 700027,
  text: 'The certificate with identifier used to sign the client assertion is not registered on application.',
};

/** The header names the certificate by `x5t#S256` (SHA-256), in older clients by `x5t` (SHA-1). */
function namesCertificate(assertion: string, certificate: X509Certificate): boolean {
  const thumbprint = (fingerprint: string): string =>
    Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
  try {
    const header = decodeProtectedHeader(assertion);
    const sha256 = header['x5t#S256'];
    if (typeof sha256 === 'string') return sha256 === thumbprint(certificate.fingerprint256);
    return header.x5t === thumbprint(certificate.fingerprint);
  } catch {
    return false;
  }
}

function refusalFor(error: errors.JOSEError): AssertionRefusal {
  if (error instanceof errors.JWTExpired) {
    return { code: 700024, text: 'Client assertion is not within its valid time range.' };
  }
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
    return { code: 700023, text: 'Client assertion audience claim does not match Realm issuer.' };
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return {
      code: 700027,
      text: 'The key was used to sign the client assertion does not match the registered certificate.',
    };
  }
  return { code: 50027, text: 'JWT token is invalid or malformed.' };
}
