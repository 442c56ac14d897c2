import type { SourceRecord } from '../../model/record.ts';
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

/** https://learn.microsoft.com/graph/api/resources/user */
export function readUser(user: JsonObject): SourceRecord | RejectedRecord {
  const { id, accountEnabled, userPrincipalName, mail } = user;
  if (typeof id !== 'string' || id === '') {
    return { label: 'a user without an id', because: 'Microsoft Graph gave no id for this user.' };
  }
  return {
    id,
    attributes: withoutAnnotations(user),
    // Null with a permission that does not show it: then nobody says that the account is disabled.
    active: accountEnabled !== false,
    guest: isGuest(user),
    references: [...new Set([userPrincipalName, mail].flatMap(lowerCase))],
    picture: {},
  };
}

/** Accounts of before 2014 have no `userType`; a guest's sign-in name is always of this form. */
function isGuest({ userType, userPrincipalName }: JsonObject): boolean {
  if (typeof userType === 'string') return userType.toLowerCase() === 'guest';
  return typeof userPrincipalName === 'string' && userPrincipalName.includes('#EXT#');
}

const lowerCase = (value: JsonValue | undefined): readonly string[] =>
  typeof value === 'string' && value !== '' ? [value.toLowerCase()] : [];

/** `@odata.type` and its like are about the answer, not about the person. */
function withoutAnnotations(object: JsonObject): JsonObject {
  const entries = Object.entries(object).filter(([name]) => !name.includes('@'));
  return Object.fromEntries(entries.map(([name, value]) => [name, name === 'manager' ? ofManager(value) : value]));
}

function ofManager(manager: JsonValue): JsonValue {
  return isJsonObject(manager) ? withoutAnnotations(manager) : manager;
}
