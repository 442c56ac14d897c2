import type { CompanyPerson, CompanyPicture } from '../../company/company-person.ts';
import { faceImage } from '../../company/face-image.ts';
import { hashText } from '../../company/seeded-random.ts';
import type { Tenant } from '../directory/tenant.ts';
import { findUser } from '../directory/users.ts';
import { GraphError, type GraphAnswer, type GraphRequest, type JsonObject, ok } from '../graph-exchange.ts';
import { absentPhoto } from './photo-absence.ts';

/** https://learn.microsoft.com/graph/api/profilephoto-get */
const photoSizes = [48, 64, 96, 120, 240, 360, 432, 504, 648];

/** `GET /users/{id}/photo`: metadata of the largest. */
export function getPhoto(tenant: Tenant, _request: GraphRequest, [key = '']: readonly string[]): GraphAnswer {
  const person = findUser(tenant, key);
  if (person.picture === undefined) return absentPhoto(tenant, person.id);
  return ok({
    ...context(tenant, `users('${person.id}')/photo/$entity`),
    ...metadata(person, person.picture, person.picture.pixels),
  });
}

/** `GET /users/{id}/photos`: metadata of every size there is. */
export function listPhotos(tenant: Tenant, _request: GraphRequest, [key = '']: readonly string[]): GraphAnswer {
  const person = findUser(tenant, key);
  const { picture } = person;
  if (picture === undefined) return absentPhoto(tenant, person.id);
  const value = sizesOf(picture).map((size) => metadata(person, picture, size));
  return ok({ ...context(tenant, `users('${person.id}')/photos`), value });
}

/** `GET /users/{id}/photos/{size}`: metadata of one size. */
export function getPhotoSize(
  tenant: Tenant,
  _request: GraphRequest,
  [key = '', size = '']: readonly string[],
): GraphAnswer {
  const person = findUser(tenant, key);
  if (person.picture === undefined) return absentPhoto(tenant, person.id);
  const pixels = pixelsOf(size, person.picture);
  return ok({
    ...context(tenant, `users('${person.id}')/photos/$entity`),
    ...metadata(person, person.picture, pixels),
  });
}

/** `GET /users/{id}/photo/$value` and `GET /users/{id}/photos/{size}/$value`: the picture itself. */
export async function getPhotoBytes(
  tenant: Tenant,
  _request: GraphRequest,
  [key = '', size]: readonly string[],
): Promise<GraphAnswer> {
  const person = findUser(tenant, key);
  if (person.picture === undefined) return absentPhoto(tenant, person.id);
  const pixels = size === undefined ? person.picture.pixels : pixelsOf(size, person.picture);
  const bytes = await faceImage(person, pixels);
  return ok(bytes, { 'Content-Type': 'image/jpeg', ETag: etagOf(person, person.picture) });
}

/** Sizes larger than what was uploaded do not exist. */
function pixelsOf(size: string, picture: CompanyPicture): number {
  const [, width, height] = /^(\d+)x(\d+)$/iu.exec(size) ?? [];
  if (width === undefined || width !== height || !photoSizes.includes(Number(width))) {
    throw new GraphError(400, 'ErrorInvalidImageId', `The size '${size}' is not one of the sizes of a photo.`);
  }
  if (sizesOf(picture).includes(Number(width))) return Number(width);
  throw new GraphError(
    404,
    'ImageNotFound',
    "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
  );
}

function sizesOf({ pixels }: CompanyPicture): readonly number[] {
  return photoSizes.filter((size) => size <= pixels);
}

function metadata(person: CompanyPerson, picture: CompanyPicture, pixels: number): JsonObject {
  return {
    '@odata.mediaContentType': 'image/jpeg',
    '@odata.mediaEtag': etagOf(person, picture),
    id: `${pixels}x${pixels}`,
    height: pixels,
    width: pixels,
  };
}

function etagOf(person: CompanyPerson, picture: CompanyPicture): string {
  const hash = hashText(`${person.id}|${picture.version}`);
  return `"${hash.toString(16).toUpperCase().padStart(8, '0')}"`;
}

function context(tenant: Tenant, path: string): JsonObject {
  return { '@odata.context': `${tenant.graphUrl}/v1.0/$metadata#${path}` };
}
