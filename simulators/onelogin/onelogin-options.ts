import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

/** What an API credential may do: https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials */
export type CredentialType = 'Authentication Only' | 'Read Users' | 'Read All' | 'Manage Users' | 'Manage All';

export interface OneLoginSimulatorOptions {
  /** Whose people the account has. It may change while the simulator runs. */
  readonly company: Company;
  /** Who of the company has a user in OneLogin. Absent: everyone. */
  readonly includes?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly credential?: CredentialType;
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  /** Calls of an hour, over which they are answered with 429. Absent: no limit, and no headers that tell of one. */
  readonly callsPerHour?: number;
  readonly tokenLifetimeSeconds?: number;
  /** No page is longer, whatever is asked for. */
  readonly pageSize?: number;
  /** The simulated clock: tokens expire and users are changed by it. */
  readonly now?: () => Date;
}

export type OneLoginSettings = Required<Omit<OneLoginSimulatorOptions, 'callsPerHour'>> &
  Pick<OneLoginSimulatorOptions, 'callsPerHour'>;

export function settingsFrom(options: OneLoginSimulatorOptions): OneLoginSettings {
  return {
    includes: () => true,
    port: 0,
    clientId: '5f1c0b6f0d9a4b1f8f3b1b7c2e1d4a90a1b2c3d4e5f60718293a4b5c6d7e8f90',
    clientSecret: 'a0b1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddeeff',
    credential: 'Read All',
    latencyMillis: 0,
    tokenLifetimeSeconds: 36_000,
    pageSize: 50,
    now: () => new Date(),
    ...options,
  };
}
