import type { DesiredManager, DesiredState, FieldRefusal, TargetState } from '../../target.ts';
import { attributeOf, objectsOf, textOf, valueOf, type AttributePath } from './attribute-path.ts';
import type { ScimOperation } from '../organization-client.ts';
import type { UserSlots } from './user-slots.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../model/json.ts';

/** One attribute that is to be otherwise. */
export interface AttributeChange {
  /** A name of `fields`, or `picture`, `manager`, `active`. */
  readonly field: string;
  readonly operation: ScimOperation;
  /** Whether the user, read back, has it. */
  readonly isKept: (user: JsonObject) => boolean;
}

export interface UserChange {
  readonly changes: readonly AttributeChange[];
  readonly notTaken: readonly FieldRefusal[];
}

/** What is to be written so that the user looks as desired: only what differs. */
export function planChange(user: JsonObject, desired: DesiredState, slots: UserSlots): UserChange {
  const parts = [
    ...Object.entries(desired.fields).map(([name, value]) => planField(user, { name, value }, slots)),
    desired.manager === undefined ? nothing : planManager(user, desired.manager, slots),
    desired.picture === undefined ? nothing : planPicture(user, desired.picture, slots),
    desired.active === undefined ? nothing : planActive(user, desired.active),
  ];
  return {
    changes: parts.flatMap(({ changes }) => changes),
    notTaken: parts.flatMap(({ notTaken }) => notTaken),
  };
}

/** Of the wanted fields, and of what else the target writes. */
export function stateOf(user: JsonObject, names: readonly string[], slots: UserSlots): TargetState {
  const known = names.flatMap((name) => (slots.fields.has(name) || name === 'phone' ? [name] : []));
  const active = valueOf(user, 'active');
  return {
    fields: Object.fromEntries(known.map((name) => [name, fieldOf(user, name, slots)])),
    manager: managerOf(user, slots.manager),
    picture: entryOf(user, slots.photos, photoType),
    ...(typeof active === 'boolean' && { active }),
  };
}

const nothing: UserChange = { changes: [], notTaken: [] };

const left = (field: string, code: string, message: string): UserChange => ({
  changes: [],
  notTaken: [{ field, code, message }],
});

function change(field: string, operation: ScimOperation, isKept: AttributeChange['isKept']): UserChange {
  return { changes: [{ field, operation, isKept }], notTaken: [] };
}

interface WantedField {
  readonly name: string;
  readonly value: string | null;
}

function planField(user: JsonObject, { name, value }: WantedField, slots: UserSlots): UserChange {
  const isKept = (given: JsonObject): boolean => fieldOf(given, name, slots) === value;
  if (isKept(user)) return nothing;
  if (name === 'phone') {
    return change(name, entryOperation(user, slots.phones, { type: slots.phoneType, value }), isKept);
  }
  const path = slots.fields.get(name);
  if (path === undefined) return left(name, 'no-such-field', 'The target has no such field. Remove it.');
  if (value === null && name === 'displayName') {
    return left(name, 'cannot-be-empty', 'Atlassian accounts always have a name, so it is left as it is.');
  }
  return change(name, value === null ? remove(path) : replace(path, value), isKept);
}

function fieldOf(user: JsonObject, name: string, slots: UserSlots): string | null {
  if (name === 'phone') return entryOf(user, slots.phones, slots.phoneType);
  const path = slots.fields.get(name);
  return path === undefined ? null : textAt(user, path);
}

function planManager(user: JsonObject, manager: DesiredManager | null, slots: UserSlots): UserChange {
  const names = [manager?.email, manager?.remoteId].flatMap((name) => name?.toLowerCase() ?? []);
  const isKept = (given: JsonObject): boolean => {
    const there = managerOf(given, slots.manager);
    return there === null ? manager === null : names.includes(there.toLowerCase());
  };
  if (isKept(user)) return nothing;
  if (manager === null) return change('manager', remove(slots.manager), isKept);
  const [byEmail, byId] = [manager.email, manager.remoteId];
  const value = slots.managerBy === 'id' ? (byId ?? byEmail) : (byEmail ?? byId);
  if (value === undefined) {
    return left(
      'manager',
      'manager-not-known',
      'The manager has no e-mail address, and the directory has no account of them.',
    );
  }
  return change('manager', replace(slots.manager, slots.manager.sub === undefined ? { value } : value), isKept);
}

function managerOf(user: JsonObject, path: AttributePath): string | null {
  const manager = attributeOf(user, path);
  return textOf(isJsonObject(manager) ? valueOf(manager, path.sub ?? 'value') : manager);
}

/** What a photo's entry is called: https://support.atlassian.com/provisioning-users/docs/sync-user-profile-photos-to-your-organization */
const photoType = 'photo';

function planPicture(
  user: JsonObject,
  picture: NonNullable<DesiredState['picture']> | null,
  { photos, photoAddress }: UserSlots,
): UserChange {
  const value = picture === null ? null : (picture.hostedAddress ?? '');
  const isKept = (given: JsonObject): boolean => entryOf(given, photos, photoType) === value;
  if (value === '') {
    const message = 'Atlassian fetches photos from an address, and Roster has none that others can reach.';
    return left('picture', 'no-public-address', message);
  }
  if (value !== null && !photoAddress(value)) {
    const message =
      'Atlassian fetches photos only over https. Serve Roster’s photos at an address that starts with https://.';
    return left('picture', 'not-https', message);
  }
  if (isKept(user)) return nothing;
  return change('picture', entryOperation(user, photos, { type: photoType, value }), isKept);
}

function planActive(user: JsonObject, active: boolean): UserChange {
  const isKept = (given: JsonObject): boolean => valueOf(given, 'active') === active;
  return isKept(user) ? nothing : change('active', { op: 'replace', path: 'active', value: active }, isKept);
}

const remove = ({ text }: AttributePath): ScimOperation => ({ op: 'remove', path: text });
const replace = ({ text }: AttributePath, value: JsonValue): ScimOperation => ({ op: 'replace', path: text, value });

function textAt(user: JsonObject, path: AttributePath): string | null {
  const value = attributeOf(user, path);
  if (path.sub === undefined) return textOf(value);
  return isJsonObject(value) ? textOf(valueOf(value, path.sub)) : null;
}

const isOfType = (entry: JsonObject, type: string): boolean =>
  textOf(valueOf(entry, 'type'))?.toLowerCase() === type.toLowerCase();

/** The value of the first entry of a type. */
function entryOf(user: JsonObject, path: AttributePath, type: string): string | null {
  const entry = objectsOf(attributeOf(user, path)).find((one) => isOfType(one, type));
  return entry === undefined ? null : textOf(valueOf(entry, 'value'));
}

/** A filter in the path fails where nothing matches it (RFC 7644, 3.5.2.3), so the list is sent with all its other entries. */
function entryOperation(
  user: JsonObject,
  path: AttributePath,
  { type, value }: { readonly type: string; readonly value: string | null },
): ScimOperation {
  const entries = objectsOf(attributeOf(user, path));
  const others = entries.filter((entry) => !isOfType(entry, type));
  if (value === null) return others.length === 0 ? remove(path) : replace(path, [...others]);
  const takesPrimary = type === photoType || !others.some((entry) => valueOf(entry, 'primary') === true);
  const rest = takesPrimary ? others.map((entry) => withoutPrimary(entry)) : others;
  return replace(path, [...rest, { value, type, ...(takesPrimary && { primary: true }) }]);
}

const withoutPrimary = (entry: JsonObject): JsonObject =>
  valueOf(entry, 'primary') === true ? { ...entry, primary: false } : entry;
