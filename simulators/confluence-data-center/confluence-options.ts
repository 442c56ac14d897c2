import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

export interface ConfluenceSimulatorOptions {
  /** Whose people have a user in this Confluence, as it is when the simulator starts. */
  readonly company: Company;
  readonly includes?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  /** Default: `/confluence`. Empty: none. */
  readonly contextPath?: string;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly endsTokenSessions?: boolean;
  readonly allowsPasswords?: boolean;
  readonly requestsPerMinute?: number | undefined;
  /** Whether the account of the token may administer Confluence. */
  readonly administers?: boolean;
  /** Version of the contract that the companion speaks; `absent`: ScriptRunner has no such endpoint. */
  readonly companion?: number | 'absent';
  /** Whether this version still has the undocumented resource. */
  readonly hasPictureResource?: boolean;
  /** What is written here is kept in it across starts. Absent: it is forgotten. */
  readonly folder?: string | undefined;
  readonly now?: () => Date;
}

export type ConfluenceOptions = Required<ConfluenceSimulatorOptions>;

export function optionsFrom(options: ConfluenceSimulatorOptions): ConfluenceOptions {
  return {
    includes: () => true,
    port: 0,
    latencyMillis: 0,
    contextPath: '/confluence',
    token: 'MTk4NDc2NTQzMjE2OsimulatedToken',
    username: 'roster',
    password: 'Roster-4-all',
    endsTokenSessions: true,
    allowsPasswords: true,
    requestsPerMinute: undefined,
    administers: true,
    companion: 1,
    hasPictureResource: true,
    folder: undefined,
    now: () => new Date(),
    ...options,
  };
}
