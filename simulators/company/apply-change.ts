import type { CompanyChange, PersonValues } from './company-change.ts';
import type { CompanyPerson } from './company-person.ts';
import type { DepartmentPlan } from './departments.ts';
import type { Seat } from './seating.ts';
import { seededRandom } from './seeded-random.ts';

/** The parts of a company that a change may touch. */
export interface CompanyBooks {
  readonly current: ReadonlyMap<string, CompanyPerson>;
  /** Those who left and can still be brought back. */
  readonly left: Map<string, CompanyPerson>;
  readonly departments: readonly DepartmentPlan[];
  readonly seed: number;
  /** Makes the next person of the company. */
  readonly seatAt: (seat: Seat) => CompanyPerson;
  /** A number that no picture had before. */
  readonly nextPictureVersion: () => number;
  readonly record: (before: CompanyPerson | undefined, after: CompanyPerson | undefined, forGood?: boolean) => void;
}

export function applyChange(change: CompanyChange, books: CompanyBooks): CompanyPerson {
  if (change.kind === 'hire') return hire(change.values ?? {}, books);
  if (change.kind === 'leave') return leave(change.id, change.forGood ?? false, books);
  if (change.kind === 'return') return comeBack(change.id, books);
  return edit(change, books);
}

function hire(values: PersonValues, books: CompanyBooks): CompanyPerson {
  const number = books.current.size + books.left.size;
  const random = seededRandom(books.seed, number, 'hire');
  const department = books.departments.find((one) => one.name === values.department) ?? random.pick(books.departments);
  const head = [...books.current.values()].find((one) => one.department === department.name);
  const seat: Seat = {
    department,
    jobTitle: random.pick(department.roles),
    leads: false,
    ...(head === undefined ? {} : { managerId: head.id }),
  };
  const person = { ...books.seatAt(seat), ...values };
  books.record(undefined, person);
  return person;
}

function leave(id: string, forGood: boolean, books: CompanyBooks): CompanyPerson {
  const leaver = personOf(id, books);
  for (const report of books.current.values()) {
    if (report.managerId === id) books.record(report, { ...report, managerId: leaver.managerId });
  }
  if (!forGood) books.left.set(id, leaver);
  books.record(leaver, undefined, forGood);
  return leaver;
}

function comeBack(id: string, books: CompanyBooks): CompanyPerson {
  const person = books.left.get(id);
  if (person === undefined) throw new Error(`Nobody with the id ${id} has left the sample company.`);
  books.left.delete(id);
  books.record(undefined, person);
  return person;
}

type Edit = Exclude<CompanyChange, { readonly kind: 'hire' | 'leave' | 'return' }>;

function edit(change: Edit, books: CompanyBooks): CompanyPerson {
  const before = personOf(change.id, books);
  const after = { ...before, ...valuesOf(change, before, books) };
  books.record(before, after);
  return after;
}

function valuesOf(change: Edit, person: CompanyPerson, books: CompanyBooks): PersonValues {
  switch (change.kind) {
    case 'rename': {
      const { givenName = person.givenName, familyName = person.familyName } = change;
      return { givenName, familyName, displayName: `${givenName} ${familyName}` };
    }
    case 'move':
      return {
        ...departmentValues(change.department, books),
        ...(change.managerId === undefined ? {} : { managerId: change.managerId }),
      };
    case 'disable':
    case 'enable':
      return { active: change.kind === 'enable' };
    case 'picture':
      return { picture: change.picture === 'none' ? undefined : newPicture(person, books) };
    case 'edit':
      return change.values;
  }
}

function departmentValues(name: string, books: CompanyBooks): PersonValues {
  const department = books.departments.find((one) => one.name === name);
  if (department === undefined) throw new Error(`The sample company has no department ${name}.`);
  const { division, costCenter } = department;
  return { department: name, division, costCenter };
}

function newPicture(person: CompanyPerson, books: CompanyBooks): CompanyPerson['picture'] {
  return { version: books.nextPictureVersion(), pixels: person.picture?.pixels ?? 648 };
}

function personOf(id: string, books: CompanyBooks): CompanyPerson {
  const person = books.current.get(id);
  if (person === undefined) throw new Error(`Nobody with the id ${id} works at the sample company.`);
  return person;
}
