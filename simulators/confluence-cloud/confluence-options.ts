import type { Company } from '../company/company.ts';
import type { CompanyPerson } from '../company/company-person.ts';
import type { BurstOptions } from '../jira-cloud/burst-limit.ts';
import type { GlobalPermission, JiraCloudSettings } from '../jira-cloud/jira-cloud-options.ts';
import { settingsFrom as jiraSettingsFrom } from '../jira-cloud/jira-cloud-options.ts';

export interface ConfluenceCloudOptions {
  /** Whose people have accounts. It may change while the simulator runs. */
  readonly company: Company;
  /** Who shows their e-mail address to others, in Jira. Absent: everyone. */
  readonly showsEmail?: (person: CompanyPerson) => boolean;
  /** 0: whatever port the system gives. */
  readonly port?: number;
  /** Of the account that the API token belongs to. */
  readonly email?: string;
  readonly apiToken?: string;
  /** Whether the account has the global permission “Can use”. */
  readonly canUse?: boolean;
  /** What the account may do in the Jira of the same site; `none`: the site has no Jira. */
  readonly jira?: readonly GlobalPermission[] | 'none';
  /** Whether looking up several users fails as a whole where one of them is unknown. */
  readonly strictBulk?: boolean;
  /** Absent: no limit. */
  readonly burst?: BurstOptions | undefined;
  readonly now?: () => Date;
}

export interface ConfluenceCloudSettings extends JiraCloudSettings {
  readonly canUse: boolean;
  readonly jira: readonly GlobalPermission[] | 'none';
  readonly strictBulk: boolean;
}

export const settingsFrom = (options: ConfluenceCloudOptions): ConfluenceCloudSettings => ({
  canUse: true,
  jira: ['USER_PICKER'],
  strictBulk: false,
  ...options,
  ...jiraSettingsFrom(options),
});
