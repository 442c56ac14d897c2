import type { CompanyPerson } from '../../company/company-person.ts';
import type { JsonObject } from '../scim-exchange.ts';
import type { ScimSettings } from '../scim-options.ts';
import { groupResource, groupsOf, groupsOfPerson, type ScimGroup } from './group-resources.ts';
import type { Collection } from './list-resources.ts';
import { userResource } from './user-resource.ts';

/** The company as this server has it. */
export interface ScimDirectory {
  readonly groups: readonly ScimGroup[];
  users(): Collection<CompanyPerson>;
  groupCollection(): Collection<ScimGroup>;
}

export interface ScimAddresses {
  readonly baseUrl: string;
  readonly photosUrl: string;
}

export function openDirectory(settings: ScimSettings, addresses: ScimAddresses): ScimDirectory {
  const { company, includes, oddities, now } = settings;
  const groups = groupsOf(company);
  const modified = new Map<string, string>();
  let noticed = company.sequence();

  /** The company does not say when something happened: a change is as old as the first request after it. */
  const noticeChanges = (): void => {
    for (const { id } of company.eventsAfter(noticed)) modified.set(id, now().toISOString());
    noticed = company.sequence();
  };
  const people = (): readonly CompanyPerson[] => company.people().filter(includes);

  const toResource = (person: CompanyPerson): Promise<JsonObject> =>
    userResource(person, {
      ...addresses,
      oddities,
      companyName: company.name,
      lastModified: ({ id, hireDate }) => modified.get(id) ?? `${hireDate}T08:00:00Z`,
      manager: (id) => company.person(id),
      groups: (member) => groupsOfPerson(member, groups),
    });

  return {
    groups,
    users: () => {
      noticeChanges();
      return { items: people(), toResource };
    },
    groupCollection: () => {
      const everyone = people();
      const rules = { baseUrl: addresses.baseUrl, withMembers: !oddities.groupsWithoutMembers };
      return { items: groups, toResource: (group) => groupResource(group, everyone, rules) };
    },
  };
}
