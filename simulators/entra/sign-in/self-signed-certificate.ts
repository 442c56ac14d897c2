import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface SelfSignedCertificate {
  readonly certificatePem: string;
  /** PKCS#8. */
  readonly privateKeyPem: string;
}

const tags = {
  integer: 0x02,
  bitString: 0x03,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
};
const commonNameOid = '550403';
const sha256WithRsaOid = '2a864886f70d01010b';

/** What an admin would upload to the app registration: an RSA certificate, valid from 2025 to 2045 (RFC 5280, version 1). */
export function selfSignedCertificate(commonName: string): SelfSignedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = sequence(der(tags.oid, Buffer.from(sha256WithRsaOid, 'hex')), der(tags.null, Buffer.alloc(0)));
  const content = toBeSigned(commonName, publicKey, algorithm);
  const signature = sign('sha256', content, privateKey);
  const certificate = sequence(content, algorithm, der(tags.bitString, Buffer.concat([Buffer.from([0]), signature])));
  const base64 = certificate.toString('base64').replaceAll(/(.{64})/gu, '$1\n');
  return {
    certificatePem: `-----BEGIN CERTIFICATE-----\n${base64.trim()}\n-----END CERTIFICATE-----\n`,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function toBeSigned(commonName: string, publicKey: KeyObject, algorithm: Buffer): Buffer {
  const serialNumber = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const attribute = sequence(der(tags.oid, Buffer.from(commonNameOid, 'hex')), der(tags.utf8, Buffer.from(commonName)));
  const name = sequence(der(tags.set, attribute));
  const validity = sequence(
    der(tags.utcTime, Buffer.from('250101000000Z')),
    der(tags.utcTime, Buffer.from('450101000000Z')),
  );
  const key = publicKey.export({ type: 'spki', format: 'der' });
  return sequence(der(tags.integer, serialNumber), algorithm, name, validity, name, key);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(tags.sequence, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

/** Short form below 128, else the number of bytes and the bytes. */
function lengthOf(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}
