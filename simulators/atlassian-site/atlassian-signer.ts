import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';

/** What signs installs for all Atlassian sites: one key pair, published under its id. */
export interface AtlassianSigner {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicPem: string;
}

export function createAtlassianSigner(): AtlassianSigner {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { keyId: randomUUID(), privateKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}
