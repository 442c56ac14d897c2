import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

export interface EntraSimulatorOptions {
  /** Whose people the tenant has. It may change while the simulator runs. */
  readonly company: Company;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** PEM of the certificate registered for the app; without it, assertions are refused. */
  readonly certificate?: string;
  /** Application permissions granted to the app, as they stand in new tokens. */
  readonly roles?: readonly string[];
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  /** Resource units per second, over which requests and parts of batches are answered with 429. Absent: no limit. */
  readonly rateLimit?: number;
  readonly tokenLifetimeSeconds?: number;
  /** Photos that may be read at the same time; a batch counts as one reader. */
  readonly photoReaders?: number;
  /** Whether an account is synchronized from a domain. Default: all but guests are. */
  readonly synced?: (person: CompanyPerson) => boolean;
  /** Directory extensions of the app that exist from the start, by their whole names. */
  readonly extensions?: readonly string[];
  /** The simulated clock: tokens and bookmarks expire by it. */
  readonly now?: () => Date;
}

/** The options with everything that was left out. */
export type EntraSettings = Required<Omit<EntraSimulatorOptions, 'certificate' | 'rateLimit'>> &
  Pick<EntraSimulatorOptions, 'certificate' | 'rateLimit'>;

/** Of a tenant that is given no other. */
export const simulatedTenantId = '3f0c1f52-7c1d-4c58-9f4e-6f1d5b0a7e21';

/** What a new app registration for Roster is given. */
const usualRoles: readonly string[] = ['User.Read.All', 'GroupMember.Read.All'];

export function settingsFrom(options: EntraSimulatorOptions): EntraSettings {
  return {
    port: 0,
    tenantId: simulatedTenantId,
    clientId: '8a4f2c10-52c3-4a57-b1fd-0c2f6a9e7d44',
    clientSecret: 'sim8Q~larkfield-sample-secret',
    roles: usualRoles,
    latencyMillis: 0,
    tokenLifetimeSeconds: 3599,
    photoReaders: 4,
    synced: ({ guest }) => !guest,
    extensions: [],
    now: () => new Date(),
    ...options,
  };
}
