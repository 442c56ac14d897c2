import type { CompanyPerson } from '../company/company-person.ts';
import type { Directory } from './directory.ts';

type UserValue = string | boolean | undefined | Readonly<Record<string, unknown>>;
export type UserView = Readonly<Record<string, UserValue>>;

export interface Addresses {
  /** `…/v1/environments/{id}` */
  readonly environmentUrl: string;
  /** Where the company keeps its pictures. */
  readonly url: string;
}

/** https://developer.pingidentity.com/pingone-api/platform/users/users-1.html; what has no value is left out. */
export function userView(person: CompanyPerson, directory: Directory, { environmentUrl, url }: Addresses): UserView {
  const { office, picture } = person;
  const view: UserView = {
    _links: { self: { href: `${environmentUrl}/users/${person.id}` } },
    id: person.id,
    environment: { id: environmentUrl.split('/').at(-1) },
    account: { canAuthenticate: person.active, status: 'OK' },
    address: {
      streetAddress: office.street,
      locality: office.city,
      postalCode: office.postalCode,
      countryCode: office.countryCode,
    },
    createdAt: '2026-01-05T08:00:00.000Z',
    email: person.email,
    enabled: person.active,
    externalId: person.employeeId,
    identityProvider: { type: 'PING_ONE' },
    lifecycle: { status: directory.isUnverified(person) ? 'VERIFICATION_REQUIRED' : 'ACCOUNT_OK' },
    locale: office.locale,
    mfaEnabled: false,
    mobilePhone: person.mobile,
    name: { given: person.givenName, family: person.familyName, formatted: person.displayName },
    photo: picture === undefined ? undefined : { href: `${url}/pictures/${person.id}/${picture.version}.jpg` },
    population: { id: directory.populationOf(person).id },
    primaryPhone: person.phone,
    timezone: office.timeZone,
    title: person.jobTitle,
    updatedAt: directory.updatedAt(person),
    username: person.login,
    verifyStatus: 'NOT_INITIATED',
    // The company's own attributes are on top, among the others.
    costCode: person.costCenter,
    department: person.department,
    managerEmail: directory.managerOf(person)?.email.toUpperCase(),
  };
  const written = directory.written.get(person.id);
  return written === undefined ? view : withWritten(view, written);
}

function withWritten(view: UserView, written: Readonly<Record<string, unknown>>): UserView {
  const values = Object.entries(written).map(([name, value]) => [name, value ?? undefined] as const);
  return { ...view, ...(Object.fromEntries(values) as UserView) };
}

/** Of `/schemas/{id}/attributes`. */
export const schemaAttributes: readonly {
  readonly name: string;
  readonly schemaType: 'CORE' | 'STANDARD' | 'CUSTOM';
}[] = [
  ...['account', 'email', 'enabled', 'id', 'lifecycle', 'name', 'population', 'username'].map(
    (name) => ({ name, schemaType: 'CORE' }) as const,
  ),
  ...`accountId address createdAt externalId identityProvider locale mfaEnabled mobilePhone nickname photo
      preferredLanguage primaryPhone timezone title type updatedAt verifyStatus`
    .split(/\s+/u)
    .map((name) => ({ name, schemaType: 'STANDARD' }) as const),
  ...['costCode', 'department', 'managerEmail'].map((name) => ({ name, schemaType: 'CUSTOM' }) as const),
];
