/** https://developer.okta.com/docs/reference/user-query/ and https://help.okta.com/okta_help.htm?id=ext-usgp-end-user-states */
export const knownStatuses: readonly string[] = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'RECOVERY',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'SUSPENDED',
  'DEPROVISIONED',
];

/** Whoever has to set, renew or unlock a password is there all the same. STAGED people have not begun. */
export const usualActiveStatuses: readonly string[] = [
  'ACTIVE',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'RECOVERY',
  'PROVISIONED',
];
export const usualDisabledStatuses: readonly string[] = ['SUSPENDED', 'DEPROVISIONED'];

export interface StatusRules {
  readonly activeStatuses: readonly string[];
  readonly disabledStatuses: readonly string[];
}

export type Standing = 'active' | 'disabled' | 'left-out';

/** A status that Okta invents is taken for active: nobody vanishes for a word that is new. */
export function standingOf(status: string | undefined, { activeStatuses, disabledStatuses }: StatusRules): Standing {
  if (status === undefined || activeStatuses.includes(status)) return 'active';
  if (disabledStatuses.includes(status)) return 'disabled';
  return knownStatuses.includes(status) ? 'left-out' : 'active';
}

/** As a filter expression: a list without one leaves DEPROVISIONED out. */
export const wantedStatuses = ({ activeStatuses, disabledStatuses }: StatusRules): string =>
  [...activeStatuses, ...disabledStatuses].map((status) => `status eq "${status}"`).join(' or ');
