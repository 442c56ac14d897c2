import { GraphError } from '../graph-exchange.ts';
import type { FilterExpression, FilterPath } from './filter-expression.ts';

/** Which properties of one kind of object can be filtered by, and how. Names in lower case. */
export interface FilterSupport {
  readonly plain: ReadonlySet<string>;
  /** Only in advanced queries. */
  readonly advanced: ReadonlySet<string>;
  readonly startsWith: ReadonlySet<string>;
  readonly endsWith: ReadonlySet<string>;
}

const names = (text: string): ReadonlySet<string> => new Set(text.trim().toLowerCase().split(/\s+/u));

/** https://learn.microsoft.com/graph/aad-advanced-queries#user-properties */
export const userFilterSupport: FilterSupport = {
  plain: names(`
    accountEnabled ageGroup assignedLicenses assignedPlans businessPhones city consentProvidedForMinor country
    createdDateTime creationType deletedDateTime department displayName employeeId employeeOrgData givenName id
    identities imAddresses jobTitle mail mailNickname onPremisesSecurityIdentifier onPremisesSyncEnabled
    onPremisesUserPrincipalName otherMails proxyAddresses state surname usageLocation userPrincipalName userType`),
  advanced: names(`
    companyName employeeHireDate employeeType mobilePhone officeLocation onPremisesExtensionAttributes
    onPremisesImmutableId onPremisesLastSyncDateTime onPremisesSamAccountName passwordPolicies postalCode
    preferredLanguage showInAddressList streetAddress`),
  startsWith: names(`
    businessPhones city companyName country department displayName employeeId employeeType givenName imAddresses mail
    mailNickname mobilePhone officeLocation onPremisesSamAccountName onPremisesUserPrincipalName otherMails postalCode
    preferredLanguage proxyAddresses state streetAddress surname usageLocation userPrincipalName`),
  endsWith: names('mail otherMails userPrincipalName proxyAddresses'),
};

/** https://learn.microsoft.com/graph/aad-advanced-queries#group-properties */
export const groupFilterSupport: FilterSupport = {
  plain: names('createdDateTime displayName groupTypes id mail mailEnabled mailNickname securityEnabled'),
  advanced: names('description visibility'),
  startsWith: names('displayName description mail mailNickname'),
  endsWith: names('mail'),
};

/** Most alternatives of an `or`, and most values of an `in`. */
const maxAlternatives = 15;

/** Whether the filter works in advanced queries only. Throws what Graph answers to a filter that works in none. */
export function needsAdvancedQuery(filter: FilterExpression, support: FilterSupport): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      if (filter.kind === 'or') refuseTooMany(filter.terms.length);
      return filter.terms.map((term) => needsAdvancedQuery(term, support)).includes(true);
    case 'not':
      needsAdvancedQuery(filter.term, support);
      return true;
    case 'compare':
      return pathNeedsAdvanced(filter.path, support) || filter.operator === 'ne' || filter.value === null;
    case 'in':
      refuseTooMany(filter.values.length);
      return pathNeedsAdvanced(filter.path, support) || filter.values.includes(null);
    case 'call':
      return callNeedsAdvanced(filter, filter.path, support);
    case 'any':
      return anyNeedsAdvanced(filter, support);
  }
}

type Call = Extract<FilterExpression, { readonly kind: 'call' }>;
type Any = Extract<FilterExpression, { readonly kind: 'any' }>;

function callNeedsAdvanced({ name }: Call, path: FilterPath, support: FilterSupport): boolean {
  const property = path[0]?.toLowerCase() ?? '';
  const properties = { startswith: support.startsWith, endswith: support.endsWith, contains: new Set<string>() }[name];
  if (!properties.has(property) && !isExtension(property)) throw unsupported();
  return name === 'endswith' || pathNeedsAdvanced(path, support);
}

/** What the term says of its variable is said of the collection. */
function anyNeedsAdvanced({ path, term }: Any, support: FilterSupport): boolean {
  if (term.kind === 'call') return callNeedsAdvanced(term, path, support) || term.name === 'startswith';
  return pathNeedsAdvanced(path, support) || (term.kind === 'compare' && term.operator === 'ne');
}

function pathNeedsAdvanced(path: FilterPath, support: FilterSupport): boolean {
  const property = path[0]?.toLowerCase() ?? '';
  if (support.advanced.has(property)) return true;
  if (support.plain.has(property) || isExtension(property)) return false;
  throw unsupported();
}

function isExtension(property: string): boolean {
  return /^extension_[\da-f]{32}_/u.test(property);
}

function refuseTooMany(count: number): void {
  if (count <= maxAlternatives) return;
  const message = `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${maxAlternatives}.`;
  throw new GraphError(400, 'Request_UnsupportedQuery', message);
}

function unsupported(): GraphError {
  return new GraphError(
    400,
    'Request_UnsupportedQuery',
    'Unsupported or invalid query filter clause specified for property.',
  );
}
