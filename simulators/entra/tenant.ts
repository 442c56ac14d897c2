import type { CompanyPerson } from '../company/company-person.ts';
import type { EntraSettings } from './entra-options.ts';
import { createTokenSeal, type TokenSeal } from './sealed-token.ts';
import { type DirectoryFacts, principalName } from './user-properties.ts';

/** The directory behind the endpoints. */
export interface Tenant {
  readonly settings: EntraSettings;
  readonly facts: DirectoryFacts;
  readonly graphUrl: string;
  readonly seal: TokenSeal;
  users(): readonly CompanyPerson[];
  /** By object id or user principal name. */
  user(key: string): CompanyPerson | undefined;
}

export function openTenant(settings: EntraSettings, graphUrl: string): Tenant {
  const { company } = settings;
  const facts: DirectoryFacts = { companyName: company.name, initialDomain: 'larkfield.onmicrosoft.com' };
  let byName: ReadonlyMap<string, string> = new Map();
  let namesOf = -1;
  const idByName = (name: string): string | undefined => {
    if (namesOf !== company.sequence()) {
      byName = new Map(company.people().map((person) => [principalName(person, facts).toLowerCase(), person.id]));
      namesOf = company.sequence();
    }
    return byName.get(name.toLowerCase());
  };
  return {
    settings,
    facts,
    graphUrl,
    seal: createTokenSeal(),
    users: () => company.people(),
    user: (key) => company.person(key.toLowerCase()) ?? company.person(idByName(key) ?? ''),
  };
}
