import type { CompanyPerson } from '../../company/company-person.ts';
import type { JsonObject } from '../graph-exchange.ts';
import type { Expansion } from '../odata/expand.ts';
import type { PropertyReader } from '../odata/match-filter.ts';
import { userPropertyName } from '../odata/select.ts';
import type { Tenant } from './tenant.ts';
import { userProperties } from './user-properties.ts';

const userType = '#microsoft.graph.user';

/** A user with the selected properties. */
export function userView(tenant: Tenant, person: CompanyPerson, names: readonly string[]): JsonObject {
  const view: Record<string, unknown> = {};
  for (const name of names) {
    const value = propertyOf(tenant, person, name);
    if (value !== undefined) view[name] = value;
  }
  return view;
}

function propertyOf(tenant: Tenant, person: CompanyPerson, name: string): unknown {
  const value = userProperties[name]?.(person, tenant.facts);
  if (name === 'onPremisesSyncEnabled') return tenant.settings.synced(person) ? true : null;
  const written = tenant.written.get(person.id);
  if (written === undefined) return value;
  if (name !== 'onPremisesExtensionAttributes') return name in written ? (written[name] ?? undefined) : value;
  const attributes = Object.entries(written).filter(([key]) => key.startsWith('extensionAttribute'));
  return { ...(value ?? {}), ...Object.fromEntries(attributes) };
}

/** What `$expand` adds. Whoever has no manager lacks the key. */
export function expandedView(tenant: Tenant, person: CompanyPerson, expansion: Expansion | undefined): JsonObject {
  if (expansion === undefined) return {};
  if (expansion.relationship === 'extensions') return { extensions: [] };
  const manager = managerOf(tenant, person);
  return manager === undefined ? {} : { manager: typedView(tenant, manager, expansion.names) };
}

/** As part of a list of mixed objects. */
export function typedView(tenant: Tenant, person: CompanyPerson, names: readonly string[]): JsonObject {
  return { '@odata.type': userType, ...userView(tenant, person, names) };
}

/** What an app sees of a member whose kind it may not read: nulls, which say nothing of the member. */
export function concealedView(type: string, id: string, names: readonly string[]): JsonObject {
  return { '@odata.type': type, ...Object.fromEntries(names.map((name) => [name, null])), id };
}

export function managerOf(tenant: Tenant, person: CompanyPerson): CompanyPerson | undefined {
  return person.managerId === undefined ? undefined : tenant.settings.company.person(person.managerId);
}

export function userReader(tenant: Tenant): (person: CompanyPerson) => PropertyReader {
  return (person) => (name) => userProperties[userPropertyName(name) ?? name]?.(person, tenant.facts);
}
