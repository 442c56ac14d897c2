import type { SourceId, SourceRecord } from '../../model/record.ts';
import type { RejectedRecord } from '../source.ts';
import type { PingOneSettings } from './pingone-settings.ts';
import { valueAt, type JsonObject } from '../../model/json.ts';

/** The settings that say what a user is to Roster. */
export type UserRules = Pick<
  PingOneSettings,
  'managerAttribute' | 'managerKey' | 'managerKeyAttribute' | 'pictureAttribute' | 'unverified'
>;

/** What was made of a page of users. */
export interface ReadUsers {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
  /** Those whom the settings leave out. */
  readonly leftOut: readonly SourceId[];
}

export function readUsers(users: readonly JsonObject[], rules: UserRules): ReadUsers {
  const read = users.filter((user) => !isLeftOut(user, rules)).map((user) => readUser(user, rules));
  return {
    records: read.filter((one) => 'id' in one),
    rejected: read.filter((one) => 'because' in one),
    leftOut: idsOf(users.filter((user) => isLeftOut(user, rules))),
  };
}

/** https://developer.pingidentity.com/pingone-api/platform/users/users-1.html */
export function readUser(user: JsonObject, rules: UserRules): SourceRecord | RejectedRecord {
  const { id, enabled } = user;
  if (typeof id !== 'string' || id === '') {
    return { label: 'a user without an id', because: 'PingOne gave no id for this user.' };
  }
  const address = textAt(user, rules.pictureAttribute)?.trim();
  return {
    id,
    attributes: attributesOf(user, rules),
    active: enabled !== false && !(rules.unverified === 'disabled' && isUnverified(user)),
    // PingOne knows no guests.
    guest: false,
    references: referencesOf(user, rules),
    picture: address === undefined || address === '' ? 'none' : { locator: address },
  };
}

export const isLeftOut = (user: JsonObject, { unverified }: Pick<UserRules, 'unverified'>): boolean =>
  unverified === 'leftOut' && isUnverified(user);

const isUnverified = (user: JsonObject): boolean => valueAt(user, 'lifecycle.status') === 'VERIFICATION_REQUIRED';

export const idsOf = (users: readonly JsonObject[]): readonly SourceId[] =>
  users.flatMap(({ id }) => (typeof id === 'string' && id !== '' ? [id] : []));

/** `_links` and `_embedded` are about the answer, not about the person. */
function attributesOf(user: JsonObject, { managerAttribute }: UserRules): JsonObject {
  const own = Object.fromEntries(Object.entries(user).filter(([name]) => !name.startsWith('_')));
  const manager = referenceIn(user, managerAttribute);
  return manager === undefined ? own : { ...own, manager: { reference: manager } };
}

function referencesOf(user: JsonObject, { managerKey, managerKeyAttribute }: UserRules): readonly string[] {
  if (managerKey === 'id') return [];
  const reference = referenceIn(user, managerKey === 'other' ? managerKeyAttribute : managerKey);
  return reference === undefined ? [] : [reference];
}

/** Without regard to case and surrounding space, on both sides. */
function referenceIn(user: JsonObject, path: string): string | undefined {
  const reference = textAt(user, path)?.trim().toLowerCase();
  return reference === '' ? undefined : reference;
}

function textAt(user: JsonObject, path: string): string | undefined {
  const value = path === '' ? undefined : valueAt(user, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
