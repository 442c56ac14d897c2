import type { Company } from '../company/company.ts';

/** Why a field is locked, by the keys of the user management API. */
export type LockReason =
  | 'externalDirectory.scim'
  | 'externalDirectory.google'
  | 'managedAccount'
  | 'administrative'
  | 'authPolicy.saml'
  | 'myselfOnly';

export interface AccountsSimulatorOptions {
  /** Whose people have accounts when it starts; those of its own domain are managed. */
  readonly company: Company;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  readonly orgId?: string;
  readonly apiKey?: string;
  /** A key with scopes searches for accounts, and is refused by everything that manages one. */
  readonly keyHasScopes?: boolean;
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  /** Requests of a minute, over which they are answered with 429. Absent: no limit. */
  readonly requestsPerMinute?: number;
  /** Fields that are taken without complaint and not kept, e.g. `extended_profile.location`. */
  readonly deafTo?: readonly string[];
  /** Fields are emptied by an empty text, and `null` is refused. */
  readonly refusesNull?: boolean;
  /** An undocumented route for pictures: it works, takes pictures and does nothing, or is not there. */
  readonly avatarRoute?: 'works' | 'does-nothing' | 'none';
  /** No page of a search is longer. */
  readonly pageSize?: number;
  readonly now?: () => Date;
}

export type AccountsSettings = Required<Omit<AccountsSimulatorOptions, 'requestsPerMinute'>> &
  Pick<AccountsSimulatorOptions, 'requestsPerMinute'>;

export function settingsFrom(options: AccountsSimulatorOptions): AccountsSettings {
  return {
    port: 0,
    orgId: '4d2f1c7a-0b6e-4d58-8f5e-2f0c9d3b7e11',
    apiKey: 'simulated-organization-key',
    keyHasScopes: false,
    latencyMillis: 0,
    deafTo: [],
    refusesNull: false,
    avatarRoute: 'works',
    pageSize: 50,
    now: () => new Date(),
    ...options,
  };
}
