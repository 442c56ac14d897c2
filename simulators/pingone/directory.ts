import type { CompanyPerson } from '../company/company-person.ts';
import { seededUuid } from '../company/seeded-random.ts';
import type { PingOneSettings } from './pingone-options.ts';

/** The environment behind the endpoints. */
export interface Directory {
  /** Those with a user, in the order of the company. */
  people(): readonly CompanyPerson[];
  person(id: string): CompanyPerson | undefined;
  updatedAt(person: CompanyPerson): string;
  managerOf(person: CompanyPerson): CompanyPerson | undefined;
  populationOf(person: CompanyPerson): NamedThing;
  groupsOf(person: CompanyPerson): readonly Membership[];
  isUnverified(person: CompanyPerson): boolean;
  setUnverified(personId: string): void;
  readonly populations: readonly NamedThing[];
  readonly groups: readonly NamedThing[];
  /** What was written through the API, by the person's id; `null`: emptied. */
  readonly written: Map<string, Readonly<Record<string, unknown>>>;
  /** Custom attributes that were created through the API. */
  readonly created: string[];
  listsNobody: boolean;
}

export interface NamedThing {
  readonly id: string;
  readonly name: string;
}

/** A member of a group within another is an indirect member of the outer one. */
interface Membership {
  readonly id: string;
  readonly type: 'DIRECT' | 'INDIRECT';
}

const thing = (kind: string, name: string): NamedThing => ({ id: seededUuid('pingone', kind, name), name });

/** When the company moved to PingOne. */
const foundedAt = '2026-01-05T08:00:00.000Z';

export function openDirectory({ company, includes, now }: PingOneSettings): Directory {
  const updated = new Map<string, string>();
  const unverified = new Set<string>();
  let known = company.sequence();
  const employees = thing('population', 'Employees');
  const partners = thing('population', 'Partners');
  const groupOf = new Map(company.departments.map(({ name }) => [name, thing('group', name)]));
  const divisionOf = new Map(
    company.departments.map(({ division }) => [division, thing('group', `All of ${division}`)]),
  );

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
      const person = company.person(id);
      return person !== undefined && includes(person) ? person : undefined;
    },
    updatedAt: ({ id }) => updated.get(id) ?? foundedAt,
    managerOf: ({ managerId }) => (managerId === undefined ? undefined : company.person(managerId)),
    populationOf: ({ guest }) => (guest ? partners : employees),
    groupsOf: ({ department, division }) => [
      ...idOf(groupOf.get(department)).map((id) => ({ id, type: 'DIRECT' }) as const),
      ...idOf(divisionOf.get(division)).map((id) => ({ id, type: 'INDIRECT' }) as const),
    ],
    isUnverified: ({ id }) => unverified.has(id),
    setUnverified: (id) => {
      unverified.add(id);
      updated.set(id, now().toISOString());
    },
    populations: [employees, partners],
    groups: [...groupOf.values(), ...divisionOf.values()],
    written: new Map(),
    created: [],
    listsNobody: false,
  };
  return directory;
}

const idOf = (found: NamedThing | undefined): readonly string[] => (found === undefined ? [] : [found.id]);
