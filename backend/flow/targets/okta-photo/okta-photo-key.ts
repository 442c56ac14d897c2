import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** The key that an app integration signs in with. */
interface AppKey {
  readonly privateKey: KeyObject;
  readonly algorithm: 'RS256' | 'ES256' | 'ES384' | 'ES512';
  readonly keyId: string | undefined;
}

const webKey = z.custom<JsonWebKey>((value) => typeof value === 'object' && value !== null && 'd' in value);
const keyIdShape = z.looseObject({ kid: z.string().optional() });

const curves: ReadonlyMap<string, AppKey['algorithm']> = new Map([
  ['prime256v1', 'ES256'],
  ['secp384r1', 'ES384'],
  ['secp521r1', 'ES512'],
]);

/** Reads what the Admin Console gives: a JWK or PEM. */
export function readAppKey(given: {
  readonly privateKey: string;
  readonly keyId?: string | undefined;
}): AppKey | { readonly problem: string } {
  const read = readKey(given.privateKey);
  if (read === undefined) {
    return { problem: 'Paste the whole private key: a JWK from “{” to “}”, or PEM without a pass phrase.' };
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = read.privateKey;
  const algorithm = type === 'rsa' ? 'RS256' : curves.get(type === 'ec' ? (details?.namedCurve ?? '') : '');
  if (algorithm === undefined)
    return { problem: 'Okta takes RSA keys and the elliptic curves P-256, P-384 and P-521.' };
  const keyId = given.keyId === undefined || given.keyId === '' ? read.keyId : given.keyId;
  return { privateKey: read.privateKey, algorithm, keyId };
}

/** What the parsers say of unreadable input helps nobody, and may quote it. */
function readKey(text: string): { readonly privateKey: KeyObject; readonly keyId?: string | undefined } | undefined {
  try {
    if (!text.trimStart().startsWith('{')) return { privateKey: createPrivateKey(text) };
    const key: unknown = JSON.parse(text);
    const privateKey = createPrivateKey({ key: webKey.parse(key), format: 'jwk' });
    return { privateKey, keyId: keyIdShape.safeParse(key).data?.kid };
  } catch {
    return undefined;
  }
}
