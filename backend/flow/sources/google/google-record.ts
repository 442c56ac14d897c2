import type { PictureHint, SourceRecord } from '../../model/record.ts';
import type { RejectedRecord } from '../source.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

/** What people were made of a page, and what none could be made of. */
export interface ReadUsers {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
}

export function readUsers(users: readonly JsonObject[]): ReadUsers {
  const read = users.map(readUser);
  return {
    records: read.filter((one) => 'id' in one),
    rejected: read.filter((one) => 'because' in one),
  };
}

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/users */
export function readUser(user: JsonObject): SourceRecord | RejectedRecord {
  const { id, suspended, archived } = user;
  if (typeof id !== 'string' || id === '') {
    return { label: 'a user without an id', because: 'Google gave no id for this user.' };
  }
  const manager = managerAddress(user);
  return {
    id,
    attributes: { ...ofThePerson(user), ...(manager === undefined ? {} : { manager }) },
    active: suspended !== true && archived !== true,
    guest: false,
    references: referencesOf(user),
    picture: pictureOf(user),
  };
}

/** `kind` and `etag` are about the answer. */
function ofThePerson(user: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(user).filter(([name]) => name !== 'kind' && name !== 'etag'));
}

/** Lower case on both sides, as somebody typed the manager’s address and may have typed it in capitals. */
function managerAddress({ relations }: JsonObject): string | undefined {
  const values = objectsIn(relations).filter(({ type }) => type === 'manager');
  return values.flatMap(({ value }) => lowerCase(value)).at(0);
}

function referencesOf({ primaryEmail, aliases, nonEditableAliases }: JsonObject): readonly string[] {
  const addresses = [primaryEmail, ...listOf(aliases), ...listOf(nonEditableAliases)];
  return [...new Set(addresses.flatMap(lowerCase))];
}

/**
 * The list says which version of the photo there is: as tag it tells whether to ask, as locator it becomes the tag of
 * what was asked for, so that the two are the same even where the photo itself carries another one. A user without any
 * word of a photo has none; one with an address but no version has to be asked for.
 */
function pictureOf({ thumbnailPhotoEtag: tag, thumbnailPhotoUrl: url }: JsonObject): PictureHint | 'none' {
  if (typeof tag === 'string' && tag !== '') return { tag, locator: tag };
  return typeof url === 'string' && url !== '' ? {} : 'none';
}

const lowerCase = (value: JsonValue | undefined): readonly string[] =>
  typeof value === 'string' && value.trim() !== '' ? [value.trim().toLowerCase()] : [];

const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]) : [];

const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] => listOf(value).filter(isJsonObject);
