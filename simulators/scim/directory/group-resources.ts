import type { Company } from '../../company/company.ts';
import type { CompanyPerson } from '../../company/company-person.ts';
import { seededUuid } from '../../company/seeded-random.ts';
import type { JsonObject } from '../scim-exchange.ts';

export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export interface ScimGroup {
  readonly id: string;
  readonly displayName: string;
  /** Groups within. */
  readonly groups: readonly ScimGroup[];
  readonly isMember: (person: CompanyPerson) => boolean;
}

/** A group for each department, and one for each division, of its departments' groups. */
export function groupsOf({ name, departments }: Company): readonly ScimGroup[] {
  const idOf = (displayName: string): string => seededUuid('scim-group', name, displayName);
  const ofDepartments = departments.map((department) => ({
    id: idOf(department.name),
    displayName: department.name,
    groups: [],
    isMember: (person: CompanyPerson) => person.department === department.name,
  }));
  const divisions = [...new Set(departments.map(({ division }) => division))].map((division) => ({
    id: idOf(`Division ${division}`),
    displayName: `Division ${division}`,
    groups: ofDepartments.filter((_, at) => departments[at]?.division === division),
    isMember: () => false,
  }));
  return [...ofDepartments, ...divisions];
}

/** RFC 7643, 4.2. */
export function groupResource(
  group: ScimGroup,
  people: readonly CompanyPerson[],
  { baseUrl, withMembers }: { readonly baseUrl: string; readonly withMembers: boolean },
): JsonObject {
  const members = [
    ...group.groups.map(({ id, displayName }) => ({
      value: id,
      $ref: `${baseUrl}/Groups/${id}`,
      type: 'Group',
      display: displayName,
    })),
    ...people.filter(group.isMember).map(({ id, displayName }) => ({
      value: id,
      $ref: `${baseUrl}/Users/${id}`,
      type: 'User',
      display: displayName,
    })),
  ];
  return {
    schemas: [groupSchema],
    id: group.id,
    displayName: group.displayName,
    ...(withMembers && members.length > 0 ? { members } : {}),
    meta: { resourceType: 'Group', location: `${baseUrl}/Groups/${group.id}` },
  };
}

/** The `groups` of a person: direct ones, and those that they are in through them. */
export function groupsOfPerson(person: CompanyPerson, groups: readonly ScimGroup[]): readonly JsonObject[] {
  return groups.flatMap((group) => {
    const isDirect = group.isMember(person);
    const isIndirect = group.groups.some((inner) => inner.isMember(person));
    if (!isDirect && !isIndirect) return [];
    return [{ value: group.id, display: group.displayName, type: isDirect ? 'direct' : 'indirect' }];
  });
}
