import type { CheckFinding } from '../../source.ts';
import type { EntraSettings } from '../entra-settings.ts';
import { readAppCertificate } from '../sign-in/app-certificate.ts';

const dayMillis = 24 * 60 * 60 * 1000;
const warningDays = 30;

interface Credential {
  readonly setting: 'certificate' | 'clientSecretExpiresOn';
  readonly name: string;
  readonly expiresOn: Date;
}

/** Warns of a secret or certificate that is about to expire, as far as its date is known. */
export function credentialExpiry(settings: EntraSettings, now: Date): readonly CheckFinding[] {
  const credential = credentialIn(settings);
  if (credential === undefined) return [];
  const { setting, name, expiresOn } = credential;
  const days = Math.floor((expiresOn.getTime() - now.getTime()) / dayMillis);
  if (days > warningDays) return [];
  const on = expiresOn.toISOString().slice(0, 10);
  const message =
    days < 0
      ? `The ${name} expired on ${on}. Make a new one in the app registration.`
      : `The ${name} expires on ${on}, in ${String(days)} days. Make a new one in the app registration in time.`;
  return [{ status: 'warning', subject: 'Credentials', message, setting }];
}

function credentialIn(settings: EntraSettings): Credential | undefined {
  const { certificate = '', privateKey = '', clientSecretExpiresOn } = settings;
  if (certificate !== '') {
    const read = readAppCertificate({ certificate, privateKey });
    return 'message' in read ? undefined : { setting: 'certificate', name: 'certificate', expiresOn: read.expiresOn };
  }
  return clientSecretExpiresOn === undefined
    ? undefined
    : { setting: 'clientSecretExpiresOn', name: 'client secret', expiresOn: new Date(clientSecretExpiresOn) };
}
