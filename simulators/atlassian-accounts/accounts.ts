import type { CompanyPerson } from '../company/company-person.ts';
import { seededUuid } from '../company/seeded-random.ts';
import { AccountRefusal } from './account-refusal.ts';
import type { AccountsSettings, LockReason } from './accounts-options.ts';

/** Single texts by their path in the profile, e.g. `extended_profile.job_title`. */
export type ProfileTexts = Readonly<Record<string, string>>;

export interface Account {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly status: 'active' | 'inactive' | 'closed';
  readonly isManaged: boolean;
  readonly texts: ProfileTexts;
  readonly locks: Readonly<Record<string, LockReason>>;
  readonly pictures: number;
  readonly picture?: Uint8Array;
}

export interface Accounts {
  all(): readonly Account[];
  /** Managed accounts first; there may be another that nobody manages. */
  byEmail(email: string): readonly Account[];
  byId(accountId: string): Account | undefined;
  /** Throws as the API does for whoever is not there or not managed. */
  requireManaged(accountId: string): Account;
  put(account: Account): void;
  remove(accountId: string): void;
}

export function openAccounts({ company, keyHasScopes }: AccountsSettings): Accounts {
  const accounts = new Map<string, Account>();
  const idsByEmail = new Map<string, Set<string>>();
  const put = (account: Account): void => {
    accounts.set(account.accountId, account);
    const email = account.email.toLowerCase();
    idsByEmail.set(email, (idsByEmail.get(email) ?? new Set()).add(account.accountId));
  };
  for (const person of company.people()) put(accountOf(company.name, person));
  return {
    all: () => [...accounts.values()],
    byEmail: (email) =>
      [...(idsByEmail.get(email.toLowerCase()) ?? [])]
        .flatMap((accountId) => accounts.get(accountId) ?? [])
        .sort((a, b) => Number(b.isManaged) - Number(a.isManaged)),
    byId: (accountId) => accounts.get(accountId),
    requireManaged: (accountId) => {
      const account = accounts.get(accountId);
      // A key with scopes is refused before anything is looked at.
      if (keyHasScopes) throw new AccountRefusal(403, 'forbidden');
      if (account === undefined) throw new AccountRefusal(404, 'accountNotFound');
      if (!account.isManaged) throw new AccountRefusal(403, 'forbidden');
      return account;
    },
    put,
    remove: (accountId) => {
      accounts.delete(accountId);
    },
  };
}

/** As `…/manage/profile` shows it. */
export function profileOf(account: Account, url: string): unknown {
  const { accountId, email, name, status, texts, pictures } = account;
  const extended = Object.entries(texts).flatMap(([path, value]) =>
    path.startsWith('extended_profile.') ? [[path.slice('extended_profile.'.length), value] as const] : [],
  );
  return {
    account: {
      account_id: accountId,
      account_type: 'atlassian',
      account_status: status,
      name,
      email,
      picture: `${url}/avatars/${encodeURIComponent(accountId)}/${pictures}`,
      characteristics: { not_mentionable: false },
      ...Object.fromEntries(Object.entries(texts).filter(([path]) => !path.includes('.'))),
      extended_profile: Object.fromEntries(extended),
    },
  };
}

/** Guests have accounts of their own, which the organization does not manage. */
function accountOf(companyName: string, person: CompanyPerson): Account {
  return {
    accountId: `712020:${seededUuid('atlassian-account', companyName, person.id)}`,
    email: person.email,
    name: person.displayName,
    status: person.active ? 'active' : 'inactive',
    isManaged: !person.guest,
    texts: { nickname: person.givenName },
    locks: {},
    pictures: 0,
  };
}
