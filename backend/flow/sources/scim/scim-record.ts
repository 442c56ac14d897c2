import { createHash } from 'node:crypto';
import type { SourceRecord } from '../../model/record.ts';
import type { RejectedRecord } from '../source.ts';
import { keyOf, listOf, textOf, valueOf } from './in-any-case.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** How far a User in a list can be trusted to tell of its picture. */
export type PhotosAre = 'in-lists' | 'on-request';

/** RFC 7643, 4.1 and 4.3. */
export function readUser(user: JsonObject, photosAre: PhotosAre): SourceRecord | RejectedRecord {
  const id = textOf(user, 'id');
  if (id === undefined) return { label: textOf(user, 'userName') ?? 'a User without an id', because: 'It has no id.' };
  return {
    id,
    attributes: withManagerAsObject(user),
    active: isActive(valueOf(user, 'active')),
    guest: textOf(user, 'userType')?.toLowerCase() === 'guest',
    references: referencesOf(user, id),
    picture: pictureOf(user, photosAre),
  };
}

/** Unassigned, it says nothing. Clients written for Microsoft Entra ID leave texts such as "True" behind. */
function isActive(active: JsonValue | undefined): boolean {
  if (typeof active === 'string') return active.trim().toLowerCase() !== 'false';
  return active !== false && active !== 0;
}

/** Names that look like addresses are compared without regard to case, here and in `managerReference`. */
function referencesOf(user: JsonObject, id: string): readonly string[] {
  const names = [textOf(user, 'userName'), textOf(user, 'externalId')].flatMap((name) => name ?? []);
  const references = [...names, ...[id, ...names].map(asReference)];
  return [...new Set(references)].filter((reference) => reference !== id);
}

const asReference = (name: string): string => (name.includes('@') ? name.toLowerCase() : name);

/** The manager is an object by RFC 7643, 4.3; some servers send a bare text, or `$ref` alone. */
function withManagerAsObject(user: JsonObject): JsonObject {
  const key = keyOf(user, enterpriseUser);
  const extension = key === undefined ? undefined : user[key];
  if (key === undefined || extension === undefined || !isJsonObject(extension)) return user;
  const managerKey = keyOf(extension, 'manager');
  if (managerKey === undefined) return user;
  const manager = managerOf(extension[managerKey]);
  return { ...user, [key]: { ...extension, [managerKey]: manager } };
}

function managerOf(manager: JsonValue | undefined): JsonObject {
  const [first] = listOf(manager);
  if (typeof first === 'string') return first.trim() === '' ? {} : { value: asReference(first.trim()) };
  if (first === undefined || !isJsonObject(first)) return {};
  const value = textOf(first, 'value') ?? lastSegment(textOf(first, '$ref'));
  const others = Object.entries(first).filter(([name]) => name.toLowerCase() !== 'value');
  return { ...Object.fromEntries(others), ...(value === undefined ? {} : { value: asReference(value) }) };
}

function lastSegment(reference: string | undefined): string | undefined {
  const segment = reference?.split(/[?#]/)[0]?.split('/').at(-1);
  if (segment === undefined || segment === '') return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return segment;
  }
}

function pictureOf(user: JsonObject, photosAre: PhotosAre): SourceRecord['picture'] {
  const photo = photoOf(user);
  if (photo !== undefined) return isInline(photo) ? { tag: inlineTag(photo) } : { locator: photo };
  return photosAre === 'on-request' ? {} : 'none';
}

/** Where the person's picture is: the primary one, else type photo before thumbnail before anything else. */
export function photoOf(user: JsonObject): string | undefined {
  const photos = listOf(valueOf(user, 'photos')).flatMap((photo): readonly Photo[] => {
    if (typeof photo === 'string') return [{ address: photo.trim(), rank: ranks.photo }];
    const address = isJsonObject(photo) ? textOf(photo, 'value')?.trim() : undefined;
    return isJsonObject(photo) && address !== undefined ? [{ address, rank: rankOf(photo) }] : [];
  });
  return photos.filter(({ address }) => address !== '').sort((one, other) => one.rank - other.rank)[0]?.address;
}

interface Photo {
  readonly address: string;
  readonly rank: number;
}

const ranks = { primary: 0, photo: 1, thumbnail: 2, other: 3 };

function rankOf(photo: JsonObject): number {
  const primary = valueOf(photo, 'primary');
  if (primary === true || (typeof primary === 'string' && primary.toLowerCase() === 'true')) return ranks.primary;
  const type = textOf(photo, 'type')?.toLowerCase();
  if (type === 'photo') return ranks.photo;
  return type === 'thumbnail' ? ranks.thumbnail : ranks.other;
}

export const isInline = (address: string): boolean => /^data:/i.test(address);

/** A picture that stands in the record itself is not copied about: its hash says whether it is another one. */
export const inlineTag = (address: string): string => createHash('sha256').update(address).digest('base64url');
