import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** The key that an app integration signs in with. */
export interface AppKey {
  readonly privateKey: KeyObject;
  readonly algorithm: 'RS256' | 'ES256' | 'ES384' | 'ES512';
  readonly keyId: string | undefined;
}

const jwk = z.looseObject({ kty: z.string(), d: z.string().optional(), kid: z.string().optional() });
const webKey = z.custom<JsonWebKey>();
const keySet = z.object({ keys: z.array(z.unknown()).min(1) });

const curves: ReadonlyMap<string, AppKey['algorithm']> = new Map([
  ['prime256v1', 'ES256'],
  ['secp384r1', 'ES384'],
  ['secp521r1', 'ES512'],
]);

/** Reads what the Admin Console gives: a JWK, a set of one, or PEM. */
export function readAppKey(given: {
  readonly privateKey: string;
  readonly keyId?: string | undefined;
}): AppKey | { readonly problem: string } {
  const isJson = given.privateKey.trimStart().startsWith('{');
  const read = isJson ? readJwk(given.privateKey) : readPem(given.privateKey);
  if ('problem' in read) return read;
  const algorithm = algorithmOf(read.privateKey);
  if (algorithm === undefined) {
    return { problem: 'Okta takes RSA keys and the elliptic curves P-256, P-384 and P-521. Generate one of them.' };
  }
  const keyId = given.keyId === undefined || given.keyId === '' ? read.keyId : given.keyId;
  return { privateKey: read.privateKey, algorithm, keyId };
}

type Read = { readonly privateKey: KeyObject; readonly keyId?: string | undefined } | { readonly problem: string };

function readJwk(text: string): Read {
  const value = parsed(() => JSON.parse(text) as unknown);
  const [first = value] = keySet.safeParse(value).data?.keys ?? [];
  const key = jwk.safeParse(first).data;
  if (key === undefined) return { problem: 'This is not a whole JWK. Copy it from “{” to “}”.' };
  if (key.d === undefined) return { problem: 'This is the public key. Paste the private key, which holds “d” too.' };
  const privateKey = parsed(() => createPrivateKey({ key: webKey.parse(key), format: 'jwk' }));
  if (privateKey === undefined) return { problem: 'This JWK is damaged. Copy it again from “{” to “}”.' };
  return { privateKey, keyId: key.kid };
}

function readPem(text: string): Read {
  const privateKey = parsed(() => createPrivateKey(text));
  if (privateKey !== undefined) return { privateKey };
  return {
    problem: 'Paste the private key in PEM from “-----BEGIN PRIVATE KEY-----” on, without a pass phrase, or as JWK.',
  };
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): AppKey['algorithm'] | undefined {
  if (asymmetricKeyType === 'rsa') return 'RS256';
  return asymmetricKeyType === 'ec' ? curves.get(asymmetricKeyDetails?.namedCurve ?? '') : undefined;
}

/** What the parsers say of unreadable input helps nobody, and may quote it. */
function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
