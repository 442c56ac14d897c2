import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { targetPeople, type createTarget, type updateTarget } from '#contract/targets.ts';
import { readSettings, secretNames } from '../connectors/source-settings.ts';
import { openSettings, sealSettings, type StoredSettings } from '../connectors/stored-secrets.ts';
import type { SecretBox } from '../connectors/secret-box.ts';
import type { Database } from '../database/client.ts';
import { AppError, type FieldProblem } from '../errors/app-error.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { Target } from '../flow/targets/target.ts';
import { changedNames } from './changed-names.ts';
import { targetLoopProblems } from './picture-loops.ts';
import { targetProblems, usualChoices } from './target-problems.ts';
import { findTarget, insertTarget, saveTarget, startAnew, type StoredTarget } from './target-store.ts';

/** What creating and changing targets needs. */
export interface TargetEditing {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly findTarget: (kind: string) => Target | undefined;
}

export type NewTarget = z.infer<(typeof createTarget)['body']>;
export type TargetPatch = z.infer<(typeof updateTarget)['body']>;

export interface EditedTarget {
  readonly target: StoredTarget;
  /** Names of the settings that changed; never their values. */
  readonly changed: readonly string[];
}

/** Throws `not-found` when this site has no such target. */
export async function requireTarget(editing: TargetEditing, siteId: string, id: string): Promise<StoredTarget> {
  const stored = await findTarget(editing.database, siteId, id);
  if (stored) return stored;
  throw new AppError('not-found', 'There is no such target. It may have been removed.');
}

/** Throws `invalid-input` at `kind` for a kind that this Roster does not know. */
function requireKind(editing: TargetEditing, kind: string): Target {
  const target = editing.findTarget(kind);
  if (target) return target;
  const message = `There is no target of the kind “${kind}”.`;
  throw new AppError('invalid-input', message, { fields: [{ path: 'kind', message }] });
}

export async function addTarget(editing: TargetEditing, siteId: string, input: NewTarget): Promise<StoredTarget> {
  const target = requireKind(editing, input.kind);
  const usual = usualChoices(target);
  const choices = {
    fields: input.fields ?? usual.fields,
    manager: input.manager ?? usual.manager,
    pictures: input.pictures ?? usual.pictures,
    matching: input.matching ?? usual.matching,
    removal: input.removal ?? usual.removal,
  };
  const people = input.people ?? targetPeople.parse({});
  const id = randomUUID();
  const settings = sealGiven(editing, target, {
    given: input.settings,
    owner: id,
    held: { settings: {}, secrets: {} },
  });
  refuse([
    ...targetProblems(target, choices),
    ...(await connectorProblems(editing, siteId, people)),
    ...(await targetLoopProblems(editing.database, target, { siteId, ...settings, ...choices })),
  ]);
  return insertTarget(editing.database, {
    ...{ id, siteId, kind: target.kind, name: input.name, people },
    ...settings,
    ...choices,
    enabled: input.enabled ?? false,
    drift: input.drift ?? { everyDays: null, repair: false },
    automatic: input.automatic ?? true,
  });
}

/** Changes what the patch names; everything else, and every secret that it leaves out, stays. */
export async function changeTarget(
  editing: TargetEditing,
  place: { readonly siteId: string; readonly id: string },
  patch: TargetPatch,
): Promise<EditedTarget> {
  const before = await requireTarget(editing, place.siteId, place.id);
  const target = requireKind(editing, before.kind);
  const { settings: given, ...rest } = patch;
  const sealed = given && sealGiven(editing, target, { given, owner: before.id, held: before });
  const people = patch.people === undefined ? [] : await connectorProblems(editing, place.siteId, patch.people);
  const choices = { ...before, ...definedChoices(patch) };
  const touchesPictures = given !== undefined || patch.pictures !== undefined || patch.enabled === true;
  // A target that is only switched off is never in the way of anything.
  const loops = touchesPictures && patch.enabled !== false;
  refuse([
    ...targetProblems(target, choices),
    ...people,
    ...(loops ? await targetLoopProblems(editing.database, target, { ...choices, ...sealed }) : []),
  ]);
  return editing.database.$transaction(async (transaction) => {
    const after = await saveTarget(transaction, before, { ...rest, ...sealed });
    const same = isDeepStrictEqual([before.matching, before.settings], [after.matching, after.settings]);
    if (!same) await startAnew(transaction, before.id);
    return { target: after, changed: changedNames(before, after) };
  });
}

/** A saved target's settings with `given` in place of them: secrets that are not sent come from the saved ones. */
export function settingsInstead(editing: TargetEditing, stored: StoredTarget, given: JsonObject): JsonObject {
  return readSettings(requireKind(editing, stored.kind), given, openSettings(stored, stored.id, editing.secretBox));
}

function sealGiven(
  { secretBox: box }: TargetEditing,
  target: Target,
  { given, owner, held }: { given: JsonObject; owner: string; held: StoredSettings },
): StoredSettings {
  const whole = readSettings(target, given, openSettings(held, owner, box));
  return sealSettings(whole, { names: secretNames(target), given, held: held.secrets, owner, box });
}

function definedChoices({ fields, manager, pictures, matching, removal }: TargetPatch) {
  return {
    ...(fields && { fields }),
    ...(manager !== undefined && { manager }),
    ...(pictures && { pictures }),
    ...(matching && { matching }),
    ...(removal && { removal }),
  };
}

async function connectorProblems(
  { database }: TargetEditing,
  siteId: string,
  { connectors }: StoredTarget['people'],
): Promise<FieldProblem[]> {
  const known = await database.connector.findMany({ where: { siteId, id: { in: connectors } }, select: { id: true } });
  return connectors.flatMap((id, index) => {
    const message = 'There is no such connector. It may have been removed.';
    return known.some((connector) => connector.id === id) ? [] : [{ path: `people.connectors.${index}`, message }];
  });
}

function refuse(fields: readonly FieldProblem[]): void {
  if (fields.length === 0) return;
  throw new AppError('invalid-input', 'The target cannot be kept like this yet.', { fields });
}
