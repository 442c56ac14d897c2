import { createPublicKey, type KeyObject } from 'node:crypto';
import type { HttpClient } from '../../http/http-client.ts';
import { refusedToken } from './refused-token.ts';

/** The public key that a key id of Atlassian's stands for. */
export type FindInstallKey = (keyId: string) => Promise<KeyObject>;

const keyIdPattern = /^(?!\.+$)[A-Za-z0-9._-]{1,128}$/;
const maxKeys = 50;
const maxBytes = 16 * 1024;
const patienceSeconds = 10;

/** Asks for keys at `installKeysUrl/<key id>`; one that was found is kept. Throws `not-signed-in` for anything but a key. */
export function createInstallKeys(http: HttpClient, installKeysUrl: string): FindInstallKey {
  const known = new Map<string, KeyObject>();
  return async (keyId) => {
    // The id comes out of a token that nobody has verified yet, and goes into an address.
    if (!keyIdPattern.test(keyId)) throw refusedToken();
    const held = known.get(keyId);
    if (held) return held;
    const key = await fetchKey(http, `${installKeysUrl}/${keyId}`);
    if (known.size >= maxKeys) known.clear();
    known.set(keyId, key);
    return key;
  };
}

async function fetchKey(http: HttpClient, url: string): Promise<KeyObject> {
  const request = { url, maxBytes, maxWaitSeconds: patienceSeconds };
  const { status, body } = await http.send(request, AbortSignal.timeout(2 * patienceSeconds * 1000));
  if (status !== 200 || body === 'too-large') throw refusedToken();
  const pem = new TextDecoder().decode(body).trim();
  // Node takes a private key or a certificate for a public key as well.
  if (!/^-----BEGIN (RSA )?PUBLIC KEY-----/.test(pem)) throw refusedToken();
  try {
    return createPublicKey(pem);
  } catch (cause) {
    throw refusedToken(cause);
  }
}
