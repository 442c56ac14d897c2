import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { PictureHint, SourceId, SourceRecord } from '../../model/record.ts';
import type { RejectedRecord } from '../source.ts';
import { withoutProfile, type OktaSettings } from './okta-settings.ts';
import { standingOf } from './people/statuses.ts';

export type RecordRules = Pick<
  OktaSettings,
  'activeStatuses' | 'disabledStatuses' | 'managerKey' | 'managerAttribute' | 'pictureAttribute'
>;

/** Managers by linked object: the id of each person's. */
export type LinkedManagers = ReadonlyMap<SourceId, SourceId>;

/** What people were made of a page, whose status leaves them out, and what none could be made of. */
export interface ReadUsers {
  readonly records: readonly SourceRecord[];
  readonly leftOut: readonly SourceId[];
  readonly rejected: readonly RejectedRecord[];
}

export function readUsers(users: readonly JsonObject[], rules: RecordRules, managers: LinkedManagers): ReadUsers {
  const read = users.map((user) => readUser(user, rules, managers));
  return {
    records: read.flatMap((one) => (typeof one === 'object' && 'id' in one ? [one] : [])),
    leftOut: users.flatMap((user, at) => (read[at] === 'left-out' ? idOf(user) : [])),
    rejected: read.flatMap((one) => (typeof one === 'object' && 'because' in one ? [one] : [])),
  };
}

/** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/ */
export function readUser(
  user: JsonObject,
  rules: RecordRules,
  managers: LinkedManagers,
): SourceRecord | RejectedRecord | 'left-out' {
  const [id] = idOf(user);
  if (id === undefined) return { label: 'a user without an id', because: 'Okta gave no id for this user.' };
  const standing = standingOf(textOf(user['status']), rules);
  if (standing === 'left-out') return 'left-out';
  const profile = profileOf(user);
  const manager = managerOf(id, profile, rules, managers);
  return {
    id,
    attributes: {
      ...withoutMachinery(user),
      ...(manager === undefined ? {} : { manager }),
    },
    active: standing === 'active',
    guest: false,
    references: referencesOf(profile, rules),
    picture: pictureOf(profile, rules),
  };
}

export const idOf = ({ id }: JsonObject): readonly SourceId[] => (typeof id === 'string' && id !== '' ? [id] : []);

export function profileOf({ profile }: JsonObject): JsonObject {
  return typeof profile === 'object' && profile !== null && !Array.isArray(profile) ? (profile as JsonObject) : {};
}

/** Links and credentials are about the account, not about the person. */
const machinery = new Set(['_links', '_embedded', 'credentials', 'transitioningToStatus']);

const withoutMachinery = (user: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(user).filter(([name]) => !machinery.has(name)));

/** How others name this person as their manager. */
function referencesOf(profile: JsonObject, { managerKey }: RecordRules): readonly string[] {
  const names = referenceAttributes[managerKey];
  return [...new Set(names.flatMap((name) => normalReference(textOf(profile[name])) ?? []))];
}

export const referenceAttributes: Readonly<Record<RecordRules['managerKey'], readonly string[]>> = {
  any: ['login', 'email', 'employeeNumber'],
  id: [],
  login: ['login'],
  email: ['email'],
  employeeNumber: ['employeeNumber'],
  linkedObject: [],
};

function managerOf(
  id: SourceId,
  profile: JsonObject,
  { managerKey, managerAttribute }: RecordRules,
  managers: LinkedManagers,
): string | undefined {
  if (managerKey === 'linkedObject') return managers.get(id);
  const text = textOf(profile[withoutProfile(managerAttribute)]);
  return managerKey === 'id' ? text : normalReference(text);
}

/** Ids of users are 20 characters long, and their case counts; logins and e-mail addresses have none. */
const userId = /^00u[0-9A-Za-z]{17}$/;

function normalReference(text: string | undefined): string | undefined {
  return text === undefined || userId.test(text) ? text : text.toLowerCase();
}

/** Numbers too: employee numbers may be kept as such in an attribute of one's own. */
function textOf(value: JsonValue | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** What is behind an address can change while the address stays, so the record alone cannot tell. */
function pictureOf(profile: JsonObject, { pictureAttribute }: RecordRules): PictureHint | 'none' {
  const name = withoutProfile(pictureAttribute);
  const locator = name === '' ? undefined : textOf(profile[name]);
  return locator === undefined ? 'none' : { locator };
}
