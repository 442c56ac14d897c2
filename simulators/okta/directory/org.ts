import type { CompanyPerson } from '../../company/company-person.ts';
import type { CompanyEvent } from '../../company/company-change.ts';
import { seededUuid } from '../../company/seeded-random.ts';
import type { OktaSettings } from '../okta-options.ts';
import { oktaId } from './okta-id.ts';
import { type Account, type JsonObject, profileOf, userView } from './user-view.ts';

export interface OktaGroup {
  readonly id: string;
  readonly name: string;
  readonly isMember: (person: CompanyPerson) => boolean;
}

/** A line of the System Log. */
export interface LogEvent {
  readonly published: Date;
  readonly eventType: string;
  readonly userId: string;
}

/** The org's accounts; what happens in the company arrives when somebody asks. */
export interface Org {
  readonly url: string;
  readonly settings: OktaSettings;
  readonly groups: readonly OktaGroup[];
  now(): Date;
  accounts(): readonly Account[];
  /** As `search` finds them: behind by the lag. */
  indexed(): readonly Account[];
  /** By id or login. */
  find(key: string): Account | undefined;
  managerOf(account: Account): Account | undefined;
  view(account: Account): JsonObject;
  log(): readonly LogEvent[];
  /** A partial update of the profile; `null` empties. */
  write(account: Account, profile: JsonObject): Account;
  /** Attributes that were created through the API, by name. */
  readonly created: Map<string, JsonObject>;
}

export function openOrg(settings: OktaSettings, url: string): Org {
  const { company, includes, statusOf } = settings;
  const now = (): Date => new Date(settings.now().getTime() + settings.clockAheadSeconds * 1000);
  const means = { company, settings, url };
  const accounts = new Map<string, Account>();
  const index = new Map<string, Account>();
  const waiting: { readonly at: number; readonly id: string; readonly account: Account | undefined }[] = [];
  const events: LogEvent[] = [];
  const views = new Map<Account, JsonObject>();
  let known = company.sequence();

  const accountOf = (person: CompanyPerson, lastUpdated: string, status = statusOf(person)): Account => ({
    id: oktaId('00u', person.id),
    person,
    status,
    lastUpdated,
  });
  for (const person of company.people().filter(includes)) {
    const account = accountOf(person, `${person.hireDate}T08:00:00.000Z`);
    accounts.set(account.id, account);
    index.set(account.id, account);
  }

  const arrive = ({ id: uuid, before, after, forGood }: CompanyEvent): void => {
    const id = oktaId('00u', uuid);
    const last = accounts.get(id);
    const leaver = after === undefined && last !== undefined && before !== undefined;
    if (leaver && forGood) {
      accounts.delete(id);
      events.push({ published: now(), eventType: 'user.lifecycle.delete.completed', userId: id });
    } else if (leaver) {
      accounts.set(id, { ...accountOf(before, now().toISOString(), 'DEPROVISIONED'), written: last.written });
      events.push({ published: now(), eventType: 'user.lifecycle.deactivate', userId: id });
    } else if (after !== undefined && includes(after)) {
      const next = { ...accountOf(after, now().toISOString()), written: last?.written };
      accounts.set(id, isSame(last, next) ? { ...next, lastUpdated: last?.lastUpdated ?? '' } : next);
    }
    waiting.push({ at: now().getTime(), id, account: accounts.get(id) });
  };
  /** A new picture at the old address changes no account. */
  const isSame = (last: Account | undefined, next: Account): boolean =>
    last?.status === next.status &&
    JSON.stringify(profileOf(last.person, means)) === JSON.stringify(profileOf(next.person, means));

  const catchUp = (): void => {
    if (known !== company.sequence()) views.clear();
    for (const event of company.eventsAfter(known)) arrive(event);
    known = company.sequence();
    while (waiting[0] !== undefined && waiting[0].at + settings.searchLagSeconds * 1000 <= now().getTime()) {
      const { id, account } = waiting[0];
      waiting.shift();
      if (account === undefined) index.delete(id);
      else index.set(id, account);
    }
  };
  const all = (held: ReadonlyMap<string, Account>): readonly Account[] => {
    catchUp();
    return [...held.values()].sort((one, other) => one.person.index - other.person.index);
  };
  const find = (key: string): Account | undefined => {
    const login = key.toLowerCase();
    return accounts.get(key) ?? all(accounts).find(({ person }) => person.login.toLowerCase() === login);
  };
  return {
    url,
    settings,
    groups: groupsOf(settings),
    now,
    accounts: () => all(accounts),
    indexed: () => all(index),
    find: (key) => {
      catchUp();
      return find(key);
    },
    managerOf: ({ person }) =>
      person.managerId === undefined ? undefined : accounts.get(oktaId('00u', person.managerId)),
    view: (account) => {
      const view = views.get(account) ?? userView(account, means);
      views.set(account, view);
      return view;
    },
    log: () => {
      catchUp();
      return events;
    },
    created: new Map(),
    write: (account, profile) => {
      const written = { ...account.written, ...withoutKeys(profile, settings.ignores) };
      const next = { ...account, written, lastUpdated: now().toISOString() };
      views.delete(account);
      accounts.set(account.id, next);
      waiting.push({ at: now().getTime(), id: account.id, account: next });
      return next;
    },
  };
}

const withoutKeys = (object: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** Everyone, and a group for each department. Okta's groups hold no groups. */
function groupsOf({ company }: OktaSettings): readonly OktaGroup[] {
  const make = (name: string, isMember: OktaGroup['isMember']): OktaGroup => ({
    id: oktaId('00g', seededUuid('okta-group', company.name, name)),
    name,
    isMember,
  });
  return [
    make('Everyone', () => true),
    make(
      'Leadership',
      ({ managerId }) => managerId === undefined || company.person(managerId)?.managerId === undefined,
    ),
    ...company.departments.map(({ name }) => make(name, ({ department }) => department === name)),
  ];
}
