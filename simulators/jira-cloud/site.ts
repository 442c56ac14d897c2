import type { CompanyPerson } from '../company/company-person.ts';
import type { JiraCloudSettings } from './jira-cloud-options.ts';

/** As `/rest/api/3/user` tells it. */
export interface UserBean {
  readonly self: string;
  readonly accountId: string;
  readonly accountType: 'atlassian' | 'app' | 'customer';
  readonly active: boolean;
  readonly displayName: string;
  readonly emailAddress?: string;
  readonly timeZone?: string;
}

/** The accounts of a site, and the entity properties of each. */
export interface Site {
  accounts(): readonly Account[];
  account(accountId: string): Account | undefined;
  readonly caller: Account;
  readonly app: Account;
  /** Undefined: there is no such property. */
  property(accountId: string, key: string): unknown;
  keys(accountId: string): readonly string[];
  setProperty(accountId: string, key: string, value: unknown): void;
  /** False: there was none. */
  removeProperty(accountId: string, key: string): boolean;
  removeAccount(accountId: string): void;
}

export interface Account {
  readonly bean: UserBean;
  /** Search goes by it even where it is hidden. */
  readonly email: string;
}

export const accountIdOf = (person: Pick<CompanyPerson, 'id'>): string => `557058:${person.id}`;

export function openSite({ company, showsEmail, email }: JiraCloudSettings): Site {
  const removed = new Set<string>();
  const properties = new Map<string, Map<string, unknown>>();
  const caller = account('557058:roster-admin', { displayName: 'Roster', email, showsEmail: true });
  const app = account('557058:automation', { displayName: 'Automation for Jira', email: '', accountType: 'app' });

  const accountOf = (person: CompanyPerson): Account =>
    account(accountIdOf(person), {
      displayName: person.displayName,
      email: person.email,
      showsEmail: showsEmail(person),
      active: person.active,
      timeZone: person.office.timeZone,
    });
  return {
    caller,
    app,
    accounts: () =>
      [caller, app, ...company.people().map(accountOf)].filter(({ bean }) => !removed.has(bean.accountId)),
    account: (accountId) => {
      if (removed.has(accountId)) return undefined;
      const known = [caller, app].find(({ bean }) => bean.accountId === accountId);
      if (known !== undefined) return known;
      const person = company.person(accountId.replace('557058:', ''));
      return person === undefined ? undefined : accountOf(person);
    },
    property: (accountId, key) => properties.get(accountId)?.get(key),
    keys: (accountId) => [...(properties.get(accountId)?.keys() ?? [])],
    setProperty: (accountId, key, value) => {
      const held = properties.get(accountId) ?? new Map<string, unknown>();
      properties.set(accountId, held.set(key, value));
    },
    removeProperty: (accountId, key) => properties.get(accountId)?.delete(key) ?? false,
    removeAccount: (accountId) => {
      removed.add(accountId);
      properties.delete(accountId);
    },
  };
}

interface AccountParts extends Partial<Pick<UserBean, 'accountType' | 'active' | 'timeZone'>> {
  readonly displayName: string;
  readonly email: string;
  readonly showsEmail?: boolean;
}

function account(accountId: string, { email, showsEmail = false, ...parts }: AccountParts): Account {
  const self = `/rest/api/3/user?accountId=${accountId}`;
  const shown = showsEmail ? { emailAddress: email } : {};
  return { email, bean: { self, accountId, accountType: 'atlassian', active: true, ...parts, ...shown } };
}
