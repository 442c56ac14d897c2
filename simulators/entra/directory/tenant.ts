import type { CompanyPerson } from '../../company/company-person.ts';
import type { EntraSettings } from '../entra-options.ts';
import type { EntraFaults } from '../edge/faults.ts';
import { type DirectoryGroup, groupsOf } from './groups.ts';
import type { JsonObject } from '../graph-exchange.ts';
import { createTokenSeal, type TokenSeal } from './sealed-token.ts';
import { type DirectoryFacts, principalName } from './user-properties.ts';

/** The directory behind the endpoints. */
export interface Tenant {
  readonly settings: EntraSettings;
  readonly facts: DirectoryFacts;
  readonly faults: EntraFaults;
  readonly graphUrl: string;
  readonly seal: TokenSeal;
  /** What was written through Graph, by object id: extension attributes and directory extensions by their names. */
  readonly written: Map<string, JsonObject>;
  /** Directory extensions of the app, by their whole names. */
  readonly extensions: Set<string>;
  /** Those that a listing shows. */
  users(): readonly CompanyPerson[];
  /** By object id or user principal name. */
  user(key: string): CompanyPerson | undefined;
  readonly groups: readonly DirectoryGroup[];
  /** Page tokens of an earlier generation have expired. */
  pageGeneration(): number;
}

const nobody: readonly CompanyPerson[] = [];

export function openTenant(settings: EntraSettings, graphUrl: string, faults: EntraFaults): Tenant {
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
    faults,
    graphUrl,
    seal: createTokenSeal(settings.tenantId),
    written: new Map(),
    extensions: new Set(settings.extensions),
    users: () => (faults.state().listsNobody ? nobody : company.people()),
    user: (key) => company.person(key.toLowerCase()) ?? company.person(idByName(key) ?? ''),
    groups: groupsOf(company),
    pageGeneration: () => faults.state().pageGeneration,
  };
}
