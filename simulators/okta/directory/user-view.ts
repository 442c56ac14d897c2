import type { Company } from '../../company/company.ts';
import type { CompanyPerson } from '../../company/company-person.ts';
import type { OktaSettings } from '../okta-options.ts';
import { oktaId } from './okta-id.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** An account as the org holds it. */
export interface Account {
  readonly id: string;
  readonly person: CompanyPerson;
  readonly status: string;
  readonly lastUpdated: string;
  /** What was written through the API, whatever the company says. */
  readonly written?: JsonObject | undefined;
}

interface ViewMeans {
  readonly company: Company;
  readonly settings: OktaSettings;
  readonly url: string;
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ */
export function userView(account: Account, means: ViewMeans): JsonObject {
  const { id, person, status, lastUpdated } = account;
  const created = `${person.hireDate}T08:00:00.000Z`;
  return {
    id,
    status,
    created,
    activated: created,
    statusChanged: created,
    lastLogin: null,
    lastUpdated,
    passwordChanged: null,
    type: { id: oktaId('oty', '00000000-0000-4000-8000-000000000001') },
    profile: { ...profileOf(person, means), ...account.written },
    credentials: { password: {}, provider: { type: 'OKTA', name: 'OKTA' } },
    _links: { self: { href: `${means.url}/api/v1/users/${id}` } },
  };
}

/** Attributes without a value are absent, as often as null. */
export function profileOf(person: CompanyPerson, { company, settings, url }: ViewMeans): JsonObject {
  const manager = person.managerId === undefined ? undefined : company.person(person.managerId);
  const { office, extras } = person;
  const hasPicture = settings.pictures && person.picture !== undefined;
  return withoutUndefined({
    login: person.login,
    email: person.email,
    secondEmail: null,
    firstName: person.givenName,
    lastName: person.familyName,
    displayName: person.displayName,
    title: person.jobTitle,
    department: person.department,
    division: person.division,
    costCenter: person.costCenter,
    organization: person.guest ? undefined : company.name,
    employeeNumber: person.employeeId,
    userType: person.employeeType,
    mobilePhone: person.mobile ?? null,
    primaryPhone: person.phone,
    streetAddress: office.street,
    city: office.city,
    state: office.state,
    zipCode: office.postalCode,
    countryCode: office.countryCode,
    timezone: office.timeZone,
    locale: office.locale.replace('-', '_'),
    preferredLanguage: office.locale,
    manager: manager?.displayName,
    managerId: manager === undefined ? undefined : managerKey(manager, settings),
    badgeNumber: extras.badge,
    workModel: extras.workModel,
    room: extras.room,
    skills: extras.skills?.split(/,\s*/),
    pronouns: extras.pronouns,
    primaryPhotoValue: hasPicture ? `${url}/pictures/${oktaId('00u', person.id)}.jpg` : undefined,
    primaryPhotoType: hasPicture ? 'photo' : undefined,
  });
}

function managerKey(manager: CompanyPerson, { managerId }: Pick<OktaSettings, 'managerId'>): string {
  const keys = {
    id: oktaId('00u', manager.id),
    login: manager.login,
    email: manager.email,
    employeeNumber: manager.employeeId,
  };
  return keys[managerId];
}

const withoutUndefined = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
