import type { ExpiringSecret } from '#contract/connectors.ts';
import type { CheckFinding, Source } from '../flow/sources/source.ts';
import { settingTitles } from './source-settings.ts';
import type { StoredSettings } from './stored-secrets.ts';

/** A setting that stops working at a time that is known. */
export interface SecretExpiry {
  readonly setting: string;
  readonly label: string;
  readonly expiresAt: Date;
}

type Expiring = Pick<Source, 'label' | 'settingsSchema' | 'expiries'>;

const warningDays = 30;
const dayMillis = 24 * 60 * 60 * 1000;

/** Dates that an admin has entered beside secrets, and those that settings such as certificates carry themselves. */
export function secretExpiries({ settings, secrets }: StoredSettings, source: Expiring | undefined): SecretExpiry[] {
  const titles = source ? settingTitles(source) : {};
  const entered = Object.entries(secrets).flatMap(([setting, { expiresAt }]) =>
    expiresAt === undefined ? [] : [[setting, new Date(expiresAt)] as const],
  );
  return [...entered, ...Object.entries(source?.expiries?.(settings) ?? {})]
    .map(([setting, expiresAt]) => ({ setting, label: titles[setting] ?? setting, expiresAt }))
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
}

/** Those that an admin is warned about. */
export function expiringSecrets(expiries: readonly SecretExpiry[], now: Date): ExpiringSecret[] {
  return expiries
    .map(({ expiresAt, ...rest }) => ({
      ...rest,
      expiresAt: expiresAt.toISOString(),
      expired: expiresAt <= now,
      daysLeft: dayOf(expiresAt) - dayOf(now),
    }))
    .filter(({ daysLeft }) => daysLeft <= warningDays);
}

/** What a check says of them, beside what it has tried. */
export function expiryFindings(expiring: readonly ExpiringSecret[]): CheckFinding[] {
  return expiring.map(({ setting, label, expiresAt, expired, daysLeft }) => {
    const on = expiresAt.slice(0, 10);
    const message = expired
      ? `“${label}” expired on ${on}. Make a new one and enter it here.`
      : `“${label}” expires on ${on}, ${inDays(daysLeft)}. Make a new one and enter it here.`;
    return { status: 'warning', subject: 'Expiry', message, setting };
  });
}

function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${String(days)} days`;
}

function dayOf(time: Date): number {
  return Math.floor(time.getTime() / dayMillis);
}
