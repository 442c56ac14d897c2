import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';
import type { BurstOptions } from './burst-limit.ts';

/** Global permissions, by their keys in `/mypermissions`. */
export type GlobalPermission = 'ADMINISTER' | 'USER_PICKER';

export interface JiraCloudOptions {
  /** Whose people have accounts. It may change while the simulator runs. */
  readonly company: Company;
  /** Who shows their e-mail address to others. Absent: everyone. */
  readonly showsEmail?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  /** Of the account that the API token belongs to. */
  readonly email?: string;
  readonly apiToken?: string;
  readonly permissions?: readonly GlobalPermission[];
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  /** Absent: no limit. */
  readonly burst?: BurstOptions | undefined;
  /** No page is longer, whatever is asked for. */
  readonly pageSize?: number;
  readonly now?: () => Date;
}

export type JiraCloudSettings = Required<JiraCloudOptions>;

export function settingsFrom(options: JiraCloudOptions): JiraCloudSettings {
  return {
    showsEmail: () => true,
    port: 0,
    email: 'roster@larkfield.example',
    apiToken: 'ATATT3xLarkfieldSample',
    permissions: ['ADMINISTER', 'USER_PICKER'],
    latencyMillis: 0,
    burst: undefined,
    pageSize: 1000,
    now: () => new Date(),
    ...options,
  };
}
