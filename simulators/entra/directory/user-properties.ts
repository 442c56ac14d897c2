import type { CompanyPerson } from '../../company/company-person.ts';

/** The app that registered the directory extensions of the tenant. */
export const extensionAppId = 'c1b7d8e25a3f4e0f9d6a2b84f0e91c37';

/** What the directory knows besides the person. */
export interface DirectoryFacts {
  readonly companyName: string;
  /** `….onmicrosoft.com`, which guest accounts live under. */
  readonly initialDomain: string;
}

type Property = (person: CompanyPerson, facts: DirectoryFacts) => unknown;

/** Returned without `$select`: https://learn.microsoft.com/graph/api/resources/user */
export const defaultProperties: readonly string[] = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** Kept outside the directory: they can be asked of one user, never of the collection. */
export const singleUserProperties: readonly string[] = [
  'aboutMe',
  'birthday',
  'hireDate',
  'interests',
  'mailboxSettings',
  'mySite',
  'pastProjects',
  'preferredName',
  'responsibilities',
  'schools',
  'skills',
];

/** Relationships: `$expand` or a path of their own, never `$select`. */
export const relationships: readonly string[] = [
  'manager',
  'directReports',
  'memberOf',
  'extensions',
  'photo',
  'photos',
];

const nothing: Property = () => null;

/** Every property of a user that can be selected. `undefined`: the key is left out; `null`: it has no value. */
export const userProperties: Readonly<Record<string, Property>> = {
  id: (person) => person.id,
  accountEnabled: (person) => person.active,
  ageGroup: nothing,
  assignedLicenses: () => [],
  businessPhones: (person) => (person.phone === undefined ? [] : [person.phone]),
  city: (person) => person.office.city,
  companyName: (person, facts) => (person.guest ? null : facts.companyName),
  consentProvidedForMinor: nothing,
  country: (person) => person.office.country,
  createdDateTime: (person) => `${person.hireDate}T08:00:00Z`,
  creationType: (person) => (person.guest ? 'Invitation' : null),
  deletedDateTime: nothing,
  department: (person) => person.department,
  displayName: (person) => person.displayName,
  employeeHireDate: (person) => (person.guest ? null : `${person.hireDate}T00:00:00Z`),
  employeeId: (person) => (person.guest ? null : person.employeeId),
  employeeLeaveDateTime: nothing,
  employeeOrgData: (person) => (person.guest ? null : { division: person.division, costCenter: person.costCenter }),
  employeeType: (person) => person.employeeType,
  externalUserState: (person) => (person.guest ? 'Accepted' : null),
  faxNumber: nothing,
  givenName: (person) => person.givenName,
  identities: (person, facts) => [
    { signInType: 'userPrincipalName', issuer: facts.initialDomain, issuerAssignedId: principalName(person, facts) },
  ],
  imAddresses: (person) => (person.guest ? [] : [person.login]),
  jobTitle: (person) => person.jobTitle,
  lastPasswordChangeDateTime: (person) => `${person.hireDate}T08:05:00Z`,
  legalAgeGroupClassification: nothing,
  mail: (person) => person.email,
  mailNickname: (person) => person.login.split('@')[0],
  mobilePhone: (person) => person.mobile ?? null,
  officeLocation: (person) => person.office.name,
  onPremisesDistinguishedName: onPremises(
    (person) => `CN=${person.displayName},OU=People,DC=corp,DC=larkfield,DC=example`,
  ),
  onPremisesDomainName: onPremises(() => 'corp.larkfield.example'),
  onPremisesExtensionAttributes: extensionAttributes,
  onPremisesImmutableId: onPremises((person) => Buffer.from(person.id.replaceAll('-', ''), 'hex').toString('base64')),
  onPremisesLastSyncDateTime: onPremises(() => '2026-01-12T03:30:00Z'),
  onPremisesSamAccountName: onPremises((person) => person.login.split('@')[0]?.slice(0, 20)),
  onPremisesSecurityIdentifier: onPremises(
    (person) => `S-1-5-21-1004336348-1177238915-682003330-${1100 + person.index}`,
  ),
  onPremisesSyncEnabled: (person) => (person.guest ? null : true),
  onPremisesUserPrincipalName: onPremises((person) => person.login),
  otherMails: (person) => (person.guest ? [person.email] : []),
  passwordPolicies: nothing,
  postalCode: (person) => person.office.postalCode,
  preferredDataLocation: nothing,
  preferredLanguage: (person) => person.office.locale,
  proxyAddresses: (person) => [`SMTP:${person.email}`],
  securityIdentifier: (person) => `S-1-12-1-${1_000_000 + person.index}`,
  showInAddressList: nothing,
  signInActivity: () => ({ lastSignInDateTime: '2026-01-09T07:42:00Z', lastSignInRequestId: null }),
  state: (person) => person.office.state ?? null,
  streetAddress: (person) => person.office.street,
  surname: (person) => person.familyName,
  usageLocation: (person) => person.office.countryCode,
  userPrincipalName: principalName,
  userType: (person) => (person.guest ? 'Guest' : 'Member'),
  [`extension_${extensionAppId}_badgeNumber`]: (person) => person.extras.badge,
  [`extension_${extensionAppId}_pronouns`]: (person) => person.extras.pronouns,
};

/** Guests keep their own address, bent into one of the tenant's. */
export function principalName(person: CompanyPerson, facts: DirectoryFacts): string {
  return person.guest ? `${person.login.replace('@', '_')}#EXT#@${facts.initialDomain}` : person.login;
}

function onPremises(property: (person: CompanyPerson) => unknown): Property {
  return (person) => (person.guest ? null : property(person));
}

/** All fifteen, written out: this is the costliest property of a long list. */
function extensionAttributes({ extras, office, costCenter }: CompanyPerson): unknown {
  return {
    extensionAttribute1: extras.badge,
    extensionAttribute2: extras.room ?? null,
    extensionAttribute3: extras.workModel,
    extensionAttribute4: office.timeZone,
    extensionAttribute5: extras.skills ?? null,
    extensionAttribute6: extras.pronouns ?? null,
    extensionAttribute7: costCenter,
    extensionAttribute8: null,
    extensionAttribute9: null,
    extensionAttribute10: null,
    extensionAttribute11: null,
    extensionAttribute12: null,
    extensionAttribute13: null,
    extensionAttribute14: null,
    extensionAttribute15: null,
  };
}
