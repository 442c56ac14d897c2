import type { SourceContext } from '../../source.ts';

/** What is asked of a user: as little as the mapping needs, and what Roster itself needs. */
export interface UserSelection {
  /** Sorted, each once. */
  readonly properties: readonly string[];
  /** Absent when no mapping row wants the manager. */
  readonly managerProperties?: readonly string[];
  /** Attributes of the mapping that Graph gives in no list of users. */
  readonly unreadable: readonly string[];
}

const own = ['id', 'accountEnabled', 'displayName', 'mail', 'userPrincipalName', 'userType'];
const ownOfManager = ['id', 'displayName', 'mail', 'userPrincipalName'];

/**
 * What there is to discover: properties of people that a list of users can have with User.Read.All alone.
 * https://learn.microsoft.com/graph/api/resources/user#properties
 */
const all = `
  accountEnabled ageGroup businessPhones city companyName consentProvidedForMinor country createdDateTime creationType
  department displayName employeeHireDate employeeId employeeOrgData employeeType externalUserState faxNumber givenName
  id imAddresses jobTitle legalAgeGroupClassification mail mailNickname mobilePhone officeLocation
  onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes onPremisesImmutableId
  onPremisesLastSyncDateTime onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled
  onPremisesUserPrincipalName otherMails postalCode preferredDataLocation preferredLanguage proxyAddresses
  showInAddressList state streetAddress surname usageLocation userPrincipalName userType`
  .trim()
  .split(/\s+/);

/** Kept outside the directory, or a relationship: asked of one user at a time, or not at all. */
const inNoList = new Set(
  `aboutMe birthday hireDate interests mailboxSettings mySite pastProjects preferredName responsibilities schools skills
   directReports extensions licenseDetails memberOf ownedObjects photo photos transitiveMemberOf`.split(/\s+/),
);

const propertyName = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function selectUserProperties(paths: SourceContext['attributePaths']): UserSelection {
  if (paths === 'all') return { properties: sorted(all), managerProperties: sorted(ownOfManager), unreadable: [] };
  const names = paths.map(namesIn);
  const heads = names.map(([head = '']) => head).filter((head) => head !== 'manager');
  const readable = (name: string): boolean => propertyName.test(name) && !inNoList.has(name);
  const ofManager = names.filter(([head]) => head === 'manager').map(([, name = 'id']) => name);
  return {
    properties: sorted([...own, ...heads.filter(readable)]),
    ...(ofManager.length === 0 ? {} : { managerProperties: sorted([...ownOfManager, ...ofManager.filter(readable)]) }),
    unreadable: sorted(heads.filter((head) => !readable(head))),
  };
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

const step = /\[\s*"((?:[^"\\]|\\.)*)"\s*\]|\[[^\]]*\]|([^.[\]\s]+)/g;

/** `businessPhones[0]` → businessPhones; `manager.mail` → manager, mail; `["a.b"].c` → a.b, c. */
function namesIn(path: string): readonly string[] {
  return [...path.matchAll(step)].flatMap(([, quoted, plain]) => quoted ?? plain ?? []);
}
