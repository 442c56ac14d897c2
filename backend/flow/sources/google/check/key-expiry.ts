import type { CheckFinding } from '../../source.ts';
import type { GoogleSettings } from '../google-settings.ts';

const dayMillis = 24 * 60 * 60 * 1000;
const warningDays = 30;

/** Warns of a key that is about to expire, as far as its date is known. */
export function keyExpiry(
  { serviceAccountKeyExpiresOn: on }: Pick<GoogleSettings, 'serviceAccountKeyExpiresOn'>,
  now: Date,
): readonly CheckFinding[] {
  if (on === undefined) return [];
  const days = Math.floor((Date.parse(on) - now.getTime()) / dayMillis);
  if (days > warningDays) return [];
  const message =
    days < 0
      ? `The service account key expired on ${on}. Make a new one in the Cloud console.`
      : `The service account key expires on ${on}, in ${String(days)} days. Make a new one in the Cloud console in time.`;
  return [{ status: 'warning', subject: 'Credentials', message, setting: 'serviceAccountKeyExpiresOn' }];
}
