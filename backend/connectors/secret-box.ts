import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../errors/app-error.ts';

/** Seals secrets for the database with AES-256-GCM. */
export interface SecretBox {
  /** `place` names where the secret belongs; a sealed secret opens only for the same place. */
  seal(secret: string, place: SecretPlace): string;
  open(sealed: string, place: SecretPlace): string;
  /** Always the same for the same text and place; without the key nobody can tell whether a text is the one. */
  fingerprint(text: string, place: SecretPlace): string;
}

/** A field of a connector's settings, or of the site's. */
export interface SecretPlace {
  /** Id of the connector or of the site. */
  readonly owner: string;
  readonly field: string;
}

const version = 'v1';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** `key`: 32 random bytes, the same for all of Roster's processes. */
export function createSecretBox(key: Uint8Array): SecretBox {
  if (key.length !== keyBytes) throw new Error(`The secret key has ${String(key.length)} bytes instead of 32.`);
  // One key for one purpose.
  const fingerprintKey = new Uint8Array(hkdfSync('sha256', key, '', 'roster fingerprint', keyBytes));
  return {
    fingerprint: (text, { owner, field }) =>
      createHmac('sha256', fingerprintKey)
        .update(JSON.stringify([version, owner, field, text]))
        .digest('base64url'),
    seal(secret, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additional(place));
      const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${version}.${sealed.toString('base64url')}`;
    },
    open(sealed, place) {
      const [sealedVersion, text = ''] = sealed.split('.');
      if (sealedVersion !== version) throw unreadable(place);
      try {
        return decrypt(key, Buffer.from(text, 'base64url'), place);
      } catch (cause) {
        throw unreadable(place, cause);
      }
    },
  };
}

function decrypt(key: Uint8Array, bytes: Buffer, place: SecretPlace): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(additional(place))
    .setAuthTag(bytes.subarray(-tagBytes));
  return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
}

function additional({ owner, field }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([version, owner, field]));
}

function unreadable({ field }: SecretPlace, cause?: unknown): AppError {
  return new AppError(
    'unavailable',
    `The saved secret “${field}” cannot be opened with this secret key. Start Roster with the ROSTER_SECRET_KEY (or key file) that it was saved with, or enter the secret again.`,
    { cause },
  );
}
