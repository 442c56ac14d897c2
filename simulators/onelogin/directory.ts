import type { CompanyPerson } from '../company/company-person.ts';
import type { OneLoginSettings } from './onelogin-options.ts';

/** `status` and `state` of a user: https://developers.onelogin.com/api-docs/2/users/user-resource */
export interface UserStanding {
  readonly status?: number;
  readonly state?: number;
}

/** The account behind the endpoints. */
export interface Directory {
  /** Those with a user, in the order of their ids. */
  people(): readonly CompanyPerson[];
  /** By OneLogin's number. */
  person(id: number): CompanyPerson | undefined;
  idOf(person: Pick<CompanyPerson, 'index'>): number;
  managerOf(person: CompanyPerson): CompanyPerson | undefined;
  updatedAt(person: CompanyPerson): string;
  standingOf(person: CompanyPerson): Required<UserStanding>;
  setStanding(personId: string, standing: UserStanding): void;
  readonly roles: readonly Role[];
  /** Custom attributes that were written through the API, by the person's id. */
  readonly written: Map<string, Readonly<Record<string, string | null>>>;
  /** Short names of custom attributes that were created through the API. */
  readonly created: string[];
  listsNobody: boolean;
}

export interface Role {
  readonly id: number;
  readonly name: string;
  has(person: CompanyPerson): boolean;
}

/** When the company moved to OneLogin. */
const foundedAt = '2026-01-05T08:00:00.000Z';
const firstId = 31_000_000;

export function openDirectory({ company, includes, now }: OneLoginSettings): Directory {
  const updated = new Map<string, string>();
  const standings = new Map<string, UserStanding>();
  let known = company.sequence();

  /** What happened since the last request happened now. */
  const noteEvents = (): void => {
    for (const { id } of company.eventsAfter(known)) updated.set(id, now().toISOString());
    known = company.sequence();
  };
  const directory: Directory = {
    people: () => {
      noteEvents();
      return directory.listsNobody ? [] : company.people().filter(includes);
    },
    person: (id) => {
      noteEvents();
      return company.people().find((person) => person.index === id - firstId && includes(person));
    },
    idOf: ({ index }) => firstId + index,
    managerOf: ({ managerId }) => (managerId === undefined ? undefined : company.person(managerId)),
    updatedAt: ({ id }) => updated.get(id) ?? foundedAt,
    standingOf: ({ id, active }) => ({ status: active ? 1 : 2, state: 1, ...standings.get(id) }),
    setStanding: (id, standing) => {
      standings.set(id, standing);
      updated.set(id, now().toISOString());
    },
    roles: rolesOf(company.departments.map(({ name }) => name)),
    written: new Map(),
    created: [],
    listsNobody: false,
  };
  return directory;
}

function rolesOf(departments: readonly string[]): readonly Role[] {
  return [
    { id: 700_000, name: 'Default', has: () => true },
    ...departments.map((name, index) => ({
      id: 700_001 + index,
      name,
      has: (person: CompanyPerson) => person.department === name,
    })),
  ];
}
