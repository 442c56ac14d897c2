import { createHash } from 'node:crypto';
import type { CompanyPerson } from '../../company/company-person.ts';
import { faceImage } from '../../company/face-image.ts';
import type { JsonObject } from '../scim-exchange.ts';
import type { ScimOddities } from '../scim-options.ts';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export interface UserSurroundings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Where pictures are. */
  readonly photosUrl: string;
  readonly companyName: string;
  readonly lastModified: (person: CompanyPerson) => string;
  readonly manager: (id: string) => CompanyPerson | undefined;
  readonly groups: (person: CompanyPerson) => readonly JsonObject[];
  readonly oddities: ScimOddities;
}

/** A person as RFC 7643, 4.1 and 4.3, has them. */
export async function userResource(person: CompanyPerson, around: UserSurroundings): Promise<JsonObject> {
  const groups = around.groups(person);
  const resource = {
    schemas: [userSchema, enterpriseSchema],
    id: person.id,
    externalId: person.employeeId,
    userName: person.login,
    name: {
      formatted: person.displayName,
      familyName: person.familyName,
      givenName: person.givenName,
    },
    displayName: person.displayName,
    title: person.jobTitle,
    userType: person.employeeType,
    preferredLanguage: person.office.locale,
    locale: person.office.locale,
    timezone: person.office.timeZone,
    active: person.active,
    emails: [{ value: person.email, type: 'work', primary: true }],
    ...phones(person),
    addresses: [
      {
        type: 'work',
        streetAddress: person.office.street,
        locality: person.office.city,
        postalCode: person.office.postalCode,
        country: person.office.countryCode,
      },
    ],
    ...(await photos(person, around)),
    ...(groups.length === 0 ? {} : { groups }),
    [enterpriseSchema]: {
      employeeNumber: person.employeeId,
      costCenter: person.costCenter,
      organization: around.companyName,
      division: person.division,
      department: person.department,
      ...managerOf(person, around),
    },
  };
  return { ...resource, meta: metaOf(person, resource, around) };
}

function phones({ phone, mobile }: CompanyPerson): JsonObject {
  const numbers = [
    ...(phone === undefined ? [] : [{ value: `tel:${phone.replaceAll(' ', '-')}`, type: 'work' }]),
    ...(mobile === undefined ? [] : [{ value: `tel:${mobile.replaceAll(' ', '-')}`, type: 'mobile' }]),
  ];
  return numbers.length === 0 ? {} : { phoneNumbers: numbers };
}

const thumbnailPixels = 48;

async function photos(person: CompanyPerson, { photosUrl, oddities }: UserSurroundings): Promise<JsonObject> {
  const { id, picture } = person;
  if (picture === undefined) return {};
  if (oddities.photos === 'inline') {
    const bytes = await faceImage(person, thumbnailPixels);
    return { photos: [{ value: `data:image/jpeg;base64,${bytes.toString('base64')}`, type: 'photo' }] };
  }
  // Relative to the base URL.
  const prefix = oddities.photos === 'relative' ? '../../photos' : photosUrl;
  const address = (pixels: number): string => `${prefix}/${id}/${String(picture.version)}-${String(pixels)}.jpg`;
  return {
    photos: [
      { value: address(thumbnailPixels), type: 'thumbnail' },
      { value: address(picture.pixels), type: 'photo', primary: true },
    ],
  };
}

function managerOf({ managerId }: CompanyPerson, { manager, baseUrl, oddities }: UserSurroundings): JsonObject {
  const person = managerId === undefined ? undefined : manager(managerId);
  if (person === undefined) return {};
  if (oddities.bareManager === 'login') return { manager: person.login };
  if (oddities.bareManager === 'id') return { manager: person.id };
  return { manager: { value: person.id, $ref: `${baseUrl}/Users/${person.id}`, displayName: person.displayName } };
}

function metaOf(person: CompanyPerson, resource: JsonObject, { baseUrl, lastModified }: UserSurroundings): JsonObject {
  return {
    resourceType: 'User',
    created: `${person.hireDate}T08:00:00Z`,
    lastModified: lastModified(person),
    location: `${baseUrl}/Users/${person.id}`,
    version: `W/"${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 16)}"`,
  };
}
