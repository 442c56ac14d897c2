import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A key of a service account, as the Cloud console downloads it. */
export interface ServiceAccountKey {
  readonly email: string;
  /** By which the Admin console knows the account. */
  readonly clientId: string | undefined;
  readonly keyId: string | undefined;
  readonly privateKey: KeyObject;
}

const keyFile = z.object({
  type: z.literal('service_account'),
  client_email: z.string().min(1),
  client_id: z.string().optional(),
  private_key_id: z.string().optional(),
  private_key: z.string().min(1),
});

export function readServiceAccountKey(text: string): ServiceAccountKey | { readonly message: string } {
  const content = parsed(() => JSON.parse(text) as unknown);
  const file = keyFile.safeParse(content);
  if (!file.success) {
    return {
      message:
        'Paste the whole key file of a service account: JSON with "type": "service_account". Other keys do not do.',
    };
  }
  const { client_email: email, client_id: clientId, private_key_id: keyId, private_key: pem } = file.data;
  const privateKey = parsed(() => createPrivateKey(pem));
  if (privateKey?.asymmetricKeyType !== 'rsa') {
    return { message: 'The private key in the key file is damaged. Paste the file as it was downloaded.' };
  }
  return { email, clientId, keyId, privateKey };
}

/** What parsers say of unreadable input helps nobody, and may quote it. */
function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
