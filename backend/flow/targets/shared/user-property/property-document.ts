import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { DesiredState, FieldRefusal, TargetState, TargetWants } from '../../target.ts';

/** Where the manager stands in the document; no property of the admin's may be called so. */
export const managerEntry = 'managerAccountId';

/** 32 KB, https://developer.atlassian.com/cloud/jira/software/jira-entity-properties/; characters or bytes is not said. */
const maxBytes = 32_768;

export interface DocumentPlan {
  /** Undefined: nothing is left in it, so it is removed. */
  readonly next: JsonObject | undefined;
  readonly differs: boolean;
  readonly notTaken: readonly FieldRefusal[];
}

/** What the document is to be. What the change does not name stays, whoever wrote it. */
export function planDocument(
  held: JsonObject | undefined,
  { fields, manager }: Pick<DesiredState, 'fields' | 'manager'>,
): DocumentPlan {
  const wanted: (readonly [string, string | null])[] = Object.entries(fields);
  if (manager === null) wanted.push([managerEntry, null]);
  else if (manager?.remoteId !== undefined) wanted.push([managerEntry, manager.remoteId]);
  const entries = new Map(Object.entries(held ?? {}));
  const before = new Map(entries);
  for (const [name, value] of wanted) {
    if (value === null) entries.delete(name);
    else entries.set(name, value);
  }
  const differs = wanted.some(([name]) => before.get(name) !== entries.get(name));
  const isUnknown = manager !== undefined && manager !== null && manager.remoteId === undefined;
  return {
    next: entries.size === 0 ? undefined : Object.fromEntries(entries),
    differs,
    notTaken: isUnknown ? [unknownManager] : [],
  };
}

const unknownManager: FieldRefusal = {
  field: 'manager',
  code: 'manager-not-there',
  message: 'The manager is not known to have an account there. They are pushed with the next push after theirs.',
};

export const isTooLarge = (document: JsonObject): boolean => Buffer.byteLength(JSON.stringify(document)) > maxBytes;

/** What the document shows of the fields that are wanted. */
export function stateOf(
  document: JsonObject | undefined,
  { fields, manager }: Pick<TargetWants, 'fields' | 'manager'>,
): TargetState {
  const shown = fields.map((name) => [name, textAt(document, name)] as const);
  return { fields: Object.fromEntries(shown), ...(manager && { manager: textAt(document, managerEntry) }) };
}

/** Somebody else may have put anything there. */
function textAt(document: JsonObject | undefined, name: string): string | null {
  const value: JsonValue | undefined = document && Object.hasOwn(document, name) ? document[name] : undefined;
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
