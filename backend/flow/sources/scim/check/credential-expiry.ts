import type { CheckFinding } from '../../source.ts';
import type { ScimSettings } from '../scim-settings.ts';

const dayMillis = 24 * 60 * 60 * 1000;
const warningDays = 30;

/** Warns of a token or secret that is about to expire, as far as its date is known. */
export function credentialExpiry(settings: ScimSettings, now: Date): readonly CheckFinding[] {
  const credential = credentialIn(settings);
  if (credential?.expiresOn === undefined) return [];
  const { setting, name, expiresOn } = credential;
  const days = Math.floor((Date.parse(expiresOn) - now.getTime()) / dayMillis);
  if (days > warningDays) return [];
  const when = days < 0 ? `expired on ${expiresOn}` : `expires on ${expiresOn}, in ${String(days)} days`;
  const message = `The ${name} ${when}. Make a new one in the provider’s console.`;
  return [{ status: 'warning', subject: 'Credentials', message, setting }];
}

function credentialIn({ signIn, tokenExpiresOn, clientSecretExpiresOn }: ScimSettings) {
  switch (signIn) {
    case 'bearer':
      return { setting: 'tokenExpiresOn', name: 'bearer token', expiresOn: tokenExpiresOn };
    case 'clientCredentials':
      return { setting: 'clientSecretExpiresOn', name: 'client secret', expiresOn: clientSecretExpiresOn };
    case 'basic':
      return undefined;
  }
}
