import type { SourceId, SourceRecord } from '../../model/record.ts';
import type { RejectedRecord } from '../source.ts';
import { type OneLoginSettings, stateWords, statusWords } from './onelogin-settings.ts';
import { valueAt, type JsonObject, type JsonValue } from '../../model/json.ts';

/** The settings that say what a user is to Roster. */
export type UserRules = Pick<OneLoginSettings, 'disabledWhen' | 'leftOutWhen' | 'pictureAttribute'>;

/** What was made of a page of users. */
export interface ReadUsers {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
  /** Those whom the settings leave out. */
  readonly leftOut: readonly SourceId[];
}

export function readUsers(users: readonly JsonObject[], rules: UserRules): ReadUsers {
  const wanted = users.filter((user) => !isLeftOut(user, rules));
  const read = wanted.map((user) => readUser(user, rules));
  return {
    records: read.filter((one) => 'id' in one),
    rejected: read.filter((one) => 'because' in one),
    leftOut: idsOf(users.filter((user) => isLeftOut(user, rules))),
  };
}

/** https://developers.onelogin.com/api-docs/2/users/user-resource */
export function readUser(user: JsonObject, rules: UserRules): SourceRecord | RejectedRecord {
  const id = idOf(user['id']);
  if (id === undefined) return { label: 'a user without an id', because: 'OneLogin gave no id for this user.' };
  const address = pictureAddress(user, rules);
  return {
    id,
    attributes: user,
    active: !standingOf(user).some((word) => rules.disabledWhen.includes(word)),
    // OneLogin knows no guests.
    guest: false,
    references: [...new Set([user['email'], user['username']].flatMap(lowerCase))],
    picture: address === undefined ? 'none' : { locator: address },
  };
}

export const isLeftOut = (user: JsonObject, { leftOutWhen }: UserRules): boolean =>
  standingOf(user).some((word) => leftOutWhen.includes(word));

/** Ids of users and members, as far as they have one. */
export const idsOf = (items: readonly JsonObject[]): readonly SourceId[] => items.flatMap(({ id }) => idOf(id) ?? []);

/** Numbers in one version of the API, text in another. */
export function idOf(id: JsonValue | undefined): SourceId | undefined {
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id !== '' ? id : undefined;
}

type Standing = UserRules['disabledWhen'][number];

function standingOf({ status, state }: JsonObject): readonly Standing[] {
  const words = [statusWords[Number(status ?? -1)], stateWords[Number(state ?? -1)]];
  return words.filter((word) => word !== undefined);
}

function pictureAddress(user: JsonObject, { pictureAttribute }: UserRules): string | undefined {
  if (pictureAttribute === '') return undefined;
  const value = valueAt(user, pictureAttribute);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

const lowerCase = (value: JsonValue | undefined): readonly string[] =>
  typeof value === 'string' && value !== '' ? [value.toLowerCase()] : [];
