import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { EntraSettings } from '../entra-options.ts';
import {
  assertionExpired,
  assertionMalformed,
  audienceWrong,
  certificateUnknown,
  signatureWrong,
  type TokenRefusal,
} from './token-refusals.ts';

/**
 * Why a signed assertion is not taken for the registered certificate; `undefined` when it is.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function refuseAssertion(
  assertion: string,
  settings: EntraSettings,
  serverUrl: string,
): Promise<TokenRefusal | undefined> {
  if (settings.certificate === undefined) return certificateUnknown;
  const certificate = new X509Certificate(settings.certificate);
  if (!namesCertificate(assertion, certificate)) return certificateUnknown;
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
    // Not a JWT at all: it names nothing.
    return false;
  }
}

function refusalFor(error: errors.JOSEError): TokenRefusal {
  if (error instanceof errors.JWTExpired) return assertionExpired;
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') return audienceWrong;
  if (error instanceof errors.JWSSignatureVerificationFailed) return signatureWrong;
  return assertionMalformed;
}
