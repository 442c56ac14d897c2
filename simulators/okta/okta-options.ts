import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

export interface OktaSimulatorOptions {
  /** Whose people the org has. It may change while the simulator runs. */
  readonly company: Company;
  /** Leaves people out of the org. */
  readonly includes?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  readonly latencyMillis?: number;
  /** Of each bucket; `/api/v1/logs` has a fifth of it. */
  readonly rateLimitPerMinute?: number;
  /** How far the org's clock is ahead of `now`. */
  readonly clockAheadSeconds?: number;
  readonly now?: () => Date;
  readonly apiToken?: string;
  readonly clientId?: string;
  /** Public keys of the app, in PEM. Absent: a pair is made, whose private half `privateKey` of the simulator is. */
  readonly publicKey?: string;
  /** Granted to the app. */
  readonly scopes?: readonly string[];
  /** `partial`: a token carries those of the scopes asked for that were granted. `strict`: all of them, or there is none. */
  readonly scopeGrants?: 'partial' | 'strict';
  /** Whether app and token have an admin role. */
  readonly adminRole?: boolean;
  /** `required`: as new apps have it; `with-api-nonce`: the API wants a nonce in proofs too, as RFC 9449 allows. */
  readonly dpop?: 'off' | 'required' | 'with-api-nonce';
  readonly tokenLifetimeSeconds?: number;
  /** How far `search` lags behind. */
  readonly searchLagSeconds?: number;
  /** What HR put into `managerId`. */
  readonly managerId?: 'id' | 'login' | 'email' | 'employeeNumber';
  readonly statusOf?: (person: CompanyPerson) => string;
  /** Path of a picture below the simulator; absent: the person's face. */
  readonly pictures?: boolean;
  /** Attributes that are taken and not kept, as where another profile source has the say. */
  readonly ignores?: readonly string[];
}

export type OktaSettings = Required<Omit<OktaSimulatorOptions, 'publicKey'>> & Pick<OktaSimulatorOptions, 'publicKey'>;

export function settingsFrom(options: OktaSimulatorOptions): OktaSettings {
  return {
    includes: () => true,
    port: 0,
    latencyMillis: 0,
    rateLimitPerMinute: 600,
    clockAheadSeconds: 0,
    now: () => new Date(),
    apiToken: '00SimTokenOfLarkfieldInstruments0000000001',
    clientId: '0oa1simulated0roster',
    scopes: ['okta.users.read', 'okta.groups.read', 'okta.schemas.read', 'okta.logs.read'],
    scopeGrants: 'partial',
    adminRole: true,
    dpop: 'off',
    tokenLifetimeSeconds: 3600,
    searchLagSeconds: 0,
    managerId: 'login',
    statusOf: usualStatus,
    pictures: true,
    ignores: [],
    ...options,
  };
}

/** Some people forget or have to renew their password at any time. */
function usualStatus({ active, index }: CompanyPerson): string {
  if (!active) return 'SUSPENDED';
  if (index % 40 === 11) return 'PASSWORD_EXPIRED';
  if (index % 60 === 17) return 'LOCKED_OUT';
  return index % 80 === 23 ? 'RECOVERY' : 'ACTIVE';
}
