import type { Company } from '../../company/company.ts';
import type { CompanyPerson } from '../../company/company-person.ts';
import { seededUuid } from '../../company/seeded-random.ts';

/** A security group. Whoever is in it is looked up anew each time, so people who move change groups. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  /** Members are shown only to apps with Member.Read.Hidden. */
  readonly hiddenMembership: boolean;
  users(): readonly CompanyPerson[];
  /** Members of the group and of all groups within, each once, in the order of the company. */
  transitiveUsers(): readonly CompanyPerson[];
  readonly groups: readonly DirectoryGroup[];
  /** Members that are no people. */
  readonly devices: readonly DirectoryDevice[];
}

interface DirectoryDevice {
  readonly id: string;
  readonly displayName: string;
}

interface GroupPlan {
  readonly name: string;
  readonly description: string;
  readonly isMember?: (person: CompanyPerson) => boolean;
  readonly groups?: readonly DirectoryGroup[];
  readonly devices?: readonly DirectoryDevice[];
  readonly hiddenMembership?: boolean;
}

/**
 * A group for each department, one for each division (of its departments' groups), one of everything, one of all who
 * report to the chief executive, and one with hidden membership.
 */
export function groupsOf(company: Company): readonly DirectoryGroup[] {
  const make = groupMaker(company);
  const departments = company.departments.map((department) => ({
    division: department.division,
    group: make({
      name: department.name,
      description: `Everyone in ${department.name}`,
      isMember: (person) => person.department === department.name,
    }),
  }));
  const divisionNames = [...new Set(company.departments.map(({ division }) => division))];
  const divisions = divisionNames.map((division) =>
    make({
      name: `Division ${division}`,
      description: `The departments of ${division}`,
      groups: departments.filter((department) => department.division === division).map(({ group }) => group),
    }),
  );
  const devices = [{ id: seededUuid('device', company.name), displayName: 'LF-MEETING-01' }];
  const everyone = make({ name: `All of ${company.name}`, description: 'All divisions', groups: divisions, devices });
  const leadership = make({
    name: 'Leadership',
    description: 'The chief executive and the heads of departments',
    isMember: (person) => person.managerId === undefined || company.person(person.managerId)?.managerId === undefined,
  });
  const council = make({
    name: 'Works Council',
    description: 'Members are not shown to everyone',
    isMember: (person) => person.index % 50 === 7,
    hiddenMembership: true,
  });
  return [everyone, leadership, council, ...divisions, ...departments.map(({ group }) => group)];
}

function groupMaker(company: Company): (plan: GroupPlan) => DirectoryGroup {
  return ({ name, description, isMember, groups = [], devices = [], hiddenMembership = false }) => {
    const users = remembered(company, () => (isMember === undefined ? [] : company.people().filter(isMember)));
    const inner = (): readonly CompanyPerson[] => groups.flatMap((group) => group.transitiveUsers());
    return {
      id: seededUuid('group', company.name, name),
      displayName: name,
      description,
      hiddenMembership,
      users,
      transitiveUsers: remembered(company, () =>
        [...new Set([...users(), ...inner()])].sort((one, other) => one.index - other.index),
      ),
      groups,
      devices,
    };
  };
}

/** Works it out again only when something has happened in the company. */
function remembered(company: Company, workOut: () => readonly CompanyPerson[]): () => readonly CompanyPerson[] {
  let known: readonly CompanyPerson[] = [];
  let knownAt = -1;
  return () => {
    if (knownAt !== company.sequence()) [known, knownAt] = [workOut(), company.sequence()];
    return known;
  };
}

export function transitiveGroups(group: DirectoryGroup): readonly DirectoryGroup[] {
  return group.groups.flatMap((inner) => [inner, ...transitiveGroups(inner)]);
}
