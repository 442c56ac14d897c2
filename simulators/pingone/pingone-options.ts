import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

/** Roles of a worker app, as the PingOne console names them. */
export type WorkerRole =
  'Identity Data Read Only' | 'Identity Data Admin' | 'Environment Admin' | 'Client Application Developer';

export interface PingOneSimulatorOptions {
  /** Whose people the environment has. It may change while the simulator runs. */
  readonly company: Company;
  /** Who of the company has a user in PingOne. Absent: everyone. */
  readonly includes?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  readonly environmentId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** How the app is set to send its secret. */
  readonly clientAuthentication?: 'basic' | 'post';
  readonly roles?: readonly WorkerRole[];
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  readonly tokenLifetimeSeconds?: number;
  /** No page is longer, whatever is asked for. */
  readonly pageSize?: number;
  /** Whether `updatedAt` may be filtered by: the documentation leaves it open. */
  readonly filtersByUpdate?: boolean;
  /** Attributes that are taken and not kept. */
  readonly ignores?: readonly string[];
  /** The simulated clock: tokens expire and users are changed by it. */
  readonly now?: () => Date;
}

export type PingOneSettings = Required<PingOneSimulatorOptions>;

export function settingsFrom(options: PingOneSimulatorOptions): PingOneSettings {
  return {
    includes: () => true,
    port: 0,
    environmentId: '5d9f2c1e-7b34-4c0a-9a51-0e6f3d2b8c47',
    clientId: 'b1c7a0de-3f55-4e2d-8c1b-6a9d4f7e2035',
    clientSecret: 'Larkfield~sample~secret',
    clientAuthentication: 'basic',
    roles: ['Identity Data Read Only'],
    latencyMillis: 0,
    tokenLifetimeSeconds: 3600,
    pageSize: 200,
    filtersByUpdate: true,
    ignores: [],
    now: () => new Date(),
    ...options,
  };
}
