import { type Department, type DepartmentPlan, departmentsFor } from './departments.ts';
import { seededRandom, seededUuid } from './seeded-random.ts';

/** Where a person sits in the hierarchy. */
export interface Seat {
  readonly department: Department;
  readonly jobTitle: string;
  /** Has reports by office: the chief executive, a head of department, a team lead. */
  readonly leads: boolean;
  readonly managerId?: string;
}

/** Everyone leads at most so many people of their own department. */
const reportsPerLead = 6;

/**
 * Yields the seats in order: the chief executive, one head for each department, then everyone else. Within a department
 * the people form a tree: the one at position k reports to the one at (k - 1) / 6.
 */
export function* seatsFor(people: number, seed: number): Generator<Seat> {
  const departments = departmentsFor(people);
  const placement = Array.from({ length: people }, (_, index) => departmentOf(index, departments, seed));
  const sizes = new Map<DepartmentPlan, number>();
  for (const department of placement) sizes.set(department, (sizes.get(department) ?? 0) + 1);
  const members = new Map(departments.map((department): [DepartmentPlan, string[]] => [department, []]));
  for (const [index, department] of placement.entries()) {
    const colleagues = members.get(department) ?? [];
    const position = colleagues.length;
    const leads = position === 0 || position * reportsPerLead + 1 < (sizes.get(department) ?? 0);
    const managerId = managerOf(index, colleagues, seed);
    colleagues.push(seededUuid(seed, index));
    const role = seededRandom(seed, index, 'role').pick(department.roles);
    const jobTitle = position === 0 ? department.head : leads ? `Team Lead ${department.name}` : role;
    yield { department, jobTitle, leads, ...(managerId === undefined ? {} : { managerId }) };
  }
}

function departmentOf(index: number, departments: readonly DepartmentPlan[], seed: number): DepartmentPlan {
  return departments[index] ?? seededRandom(seed, index, 'department').pickWeighted(departments);
}

function managerOf(index: number, colleagues: readonly string[], seed: number): string | undefined {
  if (index === 0) return undefined;
  if (colleagues.length === 0) return seededUuid(seed, 0);
  return colleagues[Math.floor((colleagues.length - 1) / reportsPerLead)];
}
