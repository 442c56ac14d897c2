import type { CompanyPerson } from '../../company/company-person.ts';
import { etagOf } from './google-ids.ts';
import { aliasesOf, userId, type Workspace } from './workspace.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Those that `fields` may name: https://developers.google.com/workspace/admin/directory/reference/rest/v1/users */
export const userFields: readonly string[] =
  `addresses agreedToTerms aliases archived changePasswordAtNextLogin creationTime customSchemas customerId deletionTime
   emails etag externalIds gender hashFunction id ims includeInGlobalAddressList ipWhitelisted isAdmin isDelegatedAdmin
   isEnforcedIn2Sv isEnrolledIn2Sv isMailboxSetup keywords kind languages lastLoginTime locations name nonEditableAliases
   notes orgUnitPath organizations phones posixAccounts primaryEmail recoveryEmail recoveryPhone relations sshPublicKeys
   suspended suspensionReason thumbnailPhotoEtag thumbnailPhotoUrl websites`.split(/\s+/u);

export interface Projection {
  /** Schemas that are shown; `all` with `projection=full`. */
  readonly schemas: 'all' | readonly string[];
}

/** Arrays that are empty are left out. */
export function userView(workspace: Workspace, person: CompanyPerson, { schemas }: Projection): JsonObject {
  const { givenName, familyName, displayName, email, office } = person;
  const view = {
    kind: 'admin#directory#user',
    id: userId(person),
    etag: etagOf(person),
    primaryEmail: email,
    name: { givenName, familyName, fullName: displayName },
    isAdmin: false,
    isDelegatedAdmin: false,
    creationTime: `${person.hireDate}T08:00:00.000Z`,
    lastLoginTime: '2026-11-20T08:00:00.000Z',
    agreedToTerms: true,
    suspended: !person.active,
    ...(person.active ? {} : { suspensionReason: 'ADMIN' }),
    archived: false,
    changePasswordAtNextLogin: false,
    ipWhitelisted: false,
    emails: emailsOf(person),
    aliases: [...aliasesOf(person)],
    externalIds: [{ value: person.employeeId, type: 'organization' }],
    relations: relationsOf(workspace, person),
    addresses: [{ type: 'work', formatted: `${office.street}, ${office.postalCode} ${office.city}` }],
    organizations: [organizationOf(workspace, person)],
    phones: phonesOf(person),
    languages: [{ languageCode: office.locale, preference: 'preferred' }],
    locations: person.extras.room === undefined ? [] : [deskOf(person, person.extras.room)],
    customerId: workspace.customerId,
    orgUnitPath: `/${person.division}`,
    isMailboxSetup: true,
    includeInGlobalAddressList: true,
    ...photoOf(person),
    ...schemasOf(person, schemas),
  };
  return Object.fromEntries(Object.entries(view).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** The kind of an address that Google does not know stands in `customType`. */
function emailsOf(person: CompanyPerson): readonly object[] {
  const aliases = aliasesOf(person).map((address) => ({ address }));
  return [{ address: person.email, primary: true }, ...aliases];
}

/** Free text that somebody typed: now the address of today, now an alias, now in capitals. */
function relationsOf({ options }: Workspace, person: CompanyPerson): readonly object[] {
  const manager = person.managerId === undefined ? undefined : options.company.person(person.managerId);
  if (manager === undefined) return [];
  const address = aliasesOf(manager)[0] ?? manager.email;
  return [{ value: person.index % 3 === 0 ? address.toUpperCase() : address, type: 'manager' }];
}

function organizationOf({ options }: Workspace, person: CompanyPerson): object {
  return {
    name: options.company.name,
    title: person.jobTitle,
    primary: true,
    customType: '',
    department: person.department,
    description: person.employeeType,
    costCenter: person.costCenter,
    location: person.office.name,
  };
}

function phonesOf({ phone, mobile }: CompanyPerson): readonly object[] {
  return [
    ...(phone === undefined ? [] : [{ value: phone, type: 'work', primary: true }]),
    ...(mobile === undefined ? [] : [{ value: mobile, type: 'mobile' }]),
  ];
}

function deskOf({ office }: CompanyPerson, room: string): object {
  return { type: 'desk', area: 'desk', buildingId: office.city, deskCode: room };
}

export const photoEtag = (person: CompanyPerson): string => etagOf('photo', person.id, person.picture?.version);

function photoOf(person: CompanyPerson): JsonObject {
  if (person.picture === undefined) return {};
  const name = etagOf(person.id, person.picture.version).slice(1, -1);
  return {
    thumbnailPhotoUrl: `https://lh3.googleusercontent.com/a-/${name}=s96-c`,
    thumbnailPhotoEtag: photoEtag(person),
  };
}

/** Several values come with their type, a single one comes plain, whole numbers come as text. */
function schemasOf({ extras, hireDate }: CompanyPerson, shown: Projection['schemas']): JsonObject {
  const schemas: JsonObject = {
    Facilities: { badge: extras.badge, ...(extras.room === undefined ? {} : { room: extras.room }) },
    HR: {
      workModel: extras.workModel,
      hiredIn: hireDate.slice(0, 4),
      ...(extras.pronouns === undefined ? {} : { pronouns: extras.pronouns }),
      ...(extras.skills === undefined ? {} : { skills: [{ type: 'work', value: extras.skills }] }),
    },
  };
  const entries = Object.entries(schemas).filter(([name]) => shown === 'all' || shown.includes(name));
  return entries.length === 0 ? {} : { customSchemas: Object.fromEntries(entries) };
}
