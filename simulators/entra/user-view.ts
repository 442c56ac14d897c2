import type { CompanyPerson } from '../company/company-person.ts';
import type { JsonObject } from './graph-exchange.ts';
import { type DirectoryFacts, userProperties } from './user-properties.ts';

/** A user with the selected properties, as a page lists them. */
export function userView(person: CompanyPerson, names: readonly string[], facts: DirectoryFacts): JsonObject {
  const view: Record<string, unknown> = {};
  for (const name of names) {
    const value = userProperties[name]?.(person, facts);
    if (value !== undefined) view[name] = value;
  }
  return view;
}
