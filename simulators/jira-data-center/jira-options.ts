import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';

export interface JiraSimulatorOptions {
  /** Whose people have a user in this Jira, as it is when the simulator starts. */
  readonly company: Company;
  readonly includes?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  /** Default: `/jira`. Empty: none. */
  readonly contextPath?: string;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly endsTokenSessions?: boolean;
  readonly allowsPasswords?: boolean;
  readonly requestsPerMinute?: number | undefined;
  /** Whether the account of the token may administer Jira. */
  readonly administers?: boolean;
  /** Version of the contract that the companion speaks; `absent`: ScriptRunner has no such endpoint. */
  readonly companion?: number | 'absent';
  /** Pictures come from Gravatar. */
  readonly externalAvatars?: boolean;
  /** What is written here is kept in it across starts. Absent: it is forgotten. */
  readonly folder?: string | undefined;
  readonly now?: () => Date;
}

export type JiraOptions = Required<JiraSimulatorOptions>;

export function optionsFrom(options: JiraSimulatorOptions): JiraOptions {
  return {
    includes: () => true,
    port: 0,
    latencyMillis: 0,
    contextPath: '/jira',
    token: 'NDg3MjY0NTYyNDk3OsimulatedToken',
    username: 'roster',
    password: 'Roster-4-all',
    endsTokenSessions: false,
    allowsPasswords: true,
    requestsPerMinute: undefined,
    administers: true,
    companion: 1,
    externalAvatars: false,
    folder: undefined,
    now: () => new Date(),
    ...options,
  };
}
