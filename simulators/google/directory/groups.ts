import type { Company } from '../../company/company.ts';
import type { CompanyPerson } from '../../company/company-person.ts';
import { seededNumber } from './google-ids.ts';

/** A group. Whoever is in it is looked up anew each time, so people who move change groups. */
export interface WorkspaceGroup {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  users(): readonly CompanyPerson[];
  readonly groups: readonly WorkspaceGroup[];
  /** Addresses of other companies. */
  readonly externals: readonly string[];
  /** The whole organisation is a member. */
  readonly everyone: boolean;
}

interface GroupPlan {
  readonly name: string;
  readonly isMember?: (person: CompanyPerson) => boolean;
  readonly groups?: readonly WorkspaceGroup[];
  readonly externals?: readonly string[];
  readonly everyone?: boolean;
}

/** A group for each department, one for each division (of its departments' groups), and one of the whole organisation. */
export function groupsOf(company: Company, users: () => readonly CompanyPerson[]): readonly WorkspaceGroup[] {
  const make = ({ name, isMember, groups = [], externals = [], everyone = false }: GroupPlan): WorkspaceGroup => ({
    id: seededNumber('group', name).slice(0, 15),
    email: `${name.toLowerCase().replaceAll(/[^a-z]+/gu, '-')}@${company.domain}`,
    name,
    users: () => (isMember === undefined ? [] : users().filter(isMember)),
    groups,
    externals,
    everyone,
  });
  const departments = company.departments.map(({ name, division }) => ({
    division,
    group: make({ name, isMember: ({ department }) => department === name }),
  }));
  const divisions = [...new Set(departments.map(({ division }) => division))].map((division) =>
    make({
      name: `Division ${division}`,
      groups: departments.filter((one) => one.division === division).map(({ group }) => group),
      externals: [`consultant@partner.example`],
    }),
  );
  const all = make({ name: `All of ${company.name}`, everyone: true });
  return [...divisions, ...departments.map(({ group }) => group), all];
}

/** Members of groups within the group too, each once. */
export function derivedUsers(group: WorkspaceGroup): readonly CompanyPerson[] {
  return [...new Set([...group.users(), ...group.groups.flatMap(derivedUsers)])];
}
