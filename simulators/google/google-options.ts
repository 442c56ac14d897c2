import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

export interface GoogleSimulatorOptions {
  /** Whose people the Workspace has. It may change while the simulator runs. */
  readonly company: Company;
  /** Whose accounts are in this Workspace. Default: everyone but guests, as Google has no accounts for those. */
  readonly includes?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  /** Scopes that the Admin console authorises the service account for. */
  readonly authorisedScopes?: readonly string[];
  /** Over which requests to the Directory API are answered with 403 `userRateLimitExceeded`. Absent: no limit. */
  readonly queriesPerMinute?: number;
  readonly tokenLifetimeSeconds?: number;
  /** The simulated clock: assertions, tokens, page tokens and quotas go by it. */
  readonly now?: () => Date;
}

export type GoogleOptions = Required<Omit<GoogleSimulatorOptions, 'queriesPerMinute'>> &
  Pick<GoogleSimulatorOptions, 'queriesPerMinute'>;

const prefix = 'https://www.googleapis.com/auth/';

/** What the Directory API lets a scope do is narrower than what its name says; only those that read are known here. */
export const scopes = {
  users: `${prefix}admin.directory.user.readonly`,
  members: `${prefix}admin.directory.group.member.readonly`,
  groups: `${prefix}admin.directory.group.readonly`,
  schemas: `${prefix}admin.directory.userschema.readonly`,
  cloud: `${prefix}cloud-platform`,
  iam: `${prefix}iam`,
} as const;

export function optionsFrom(options: GoogleSimulatorOptions): GoogleOptions {
  return {
    includes: ({ guest }) => !guest,
    port: 0,
    latencyMillis: 0,
    authorisedScopes: [scopes.users, scopes.members],
    tokenLifetimeSeconds: 3599,
    now: () => new Date(),
    ...options,
  };
}
