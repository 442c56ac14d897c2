import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { seededNumber } from '../directory/google-ids.ts';

/** A service account with a key that its owner downloaded, and one that only Google has. */
export interface ServiceAccount {
  readonly email: string;
  /** Unique ID, which is its OAuth client ID too. */
  readonly clientId: string;
  readonly keys: readonly AccountKey[];
  /** What the Cloud console downloads: https://cloud.google.com/iam/docs/keys-create-delete */
  readonly keyFile: string;
}

export interface AccountKey {
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const project = 'larkfield-roster';

/** Making a key takes a while, and no test needs another one. */
const made = new Map<string, ServiceAccount>();

export function serviceAccount(name: string): ServiceAccount {
  const known = made.get(name);
  if (known !== undefined) return known;
  const account = make(name);
  made.set(name, account);
  return account;
}

function make(name: string): ServiceAccount {
  const email = `${name}@${project}.iam.gserviceaccount.com`;
  const clientId = seededNumber('service-account', name);
  const [downloaded, kept] = [makeKey(), makeKey()];
  const keyFile = {
    type: 'service_account',
    project_id: project,
    private_key_id: downloaded.id,
    private_key: downloaded.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: email,
    client_id: clientId,
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    universe_domain: 'googleapis.com',
  };
  return { email, clientId, keys: [downloaded, kept], keyFile: JSON.stringify(keyFile, undefined, 2) };
}

function makeKey(): AccountKey {
  return { id: randomUUID().replaceAll('-', ''), ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}
