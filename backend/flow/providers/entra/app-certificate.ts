import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { JsonObject } from '../../model/json.ts';

/** A certificate that an app registration knows, with the key that belongs to it. */
export interface AppCertificate {
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
  if (privateKey === undefined) {
    return {
      setting: 'privateKey',
      message: 'Paste the private key in PEM, from “-----BEGIN PRIVATE KEY-----” on, without a pass phrase.',
    };
  }
  if (privateKey.asymmetricKeyType !== 'rsa') {
    return { setting: 'privateKey', message: 'Microsoft Entra ID takes RSA keys only. Make a certificate with one.' };
  }
  if (!certificate.checkPrivateKey(privateKey)) {
    return { setting: 'privateKey', message: 'This private key does not belong to the certificate.' };
  }
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
  return { privateKey, thumbprint };
}

/** When the certificate among the settings expires, if there is one. */
export function certificateExpiry({ certificate: pem }: JsonObject): Readonly<Record<string, Date>> {
  if (typeof pem !== 'string' || pem === '') return {};
  const certificate = parsed(() => new X509Certificate(pem));
  return certificate === undefined ? {} : { certificate: new Date(certificate.validTo) };
}

/** What OpenSSL says of unreadable input helps nobody, and may quote it. */
function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
