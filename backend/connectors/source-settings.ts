import { z } from 'zod';
import { secretState } from '#contract/primitives.ts';
import { definedOnly } from '../database/defined-only.ts';
import { AppError, type FieldProblem } from '../errors/app-error.ts';
import { fieldProblems, parseInput } from '../errors/field-problems.ts';
import type { JsonObject, JsonValue } from '../flow/model/json.ts';
import type { Source } from '../flow/sources/source.ts';

const jsonObject = z.record(z.string(), z.json());
const properties = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ writeOnly: z.boolean().optional() })).default({}),
});

/** JSON Schema (2020-12) of what an admin may send as a source's settings. */
export function settingsSchemaOf(source: Source): Record<string, z.infer<ReturnType<typeof z.json>>> {
  return jsonObject.parse(z.toJSONSchema(source.settingsSchema, { io: 'input', unrepresentable: 'any' }));
}

/** Names of the settings that are secret: `writeOnly` in the source's JSON Schema. */
export function secretNames(source: Source): readonly string[] {
  const fields = properties.parse(settingsSchemaOf(source)).properties;
  return Object.keys(fields).filter((name) => fields[name]?.writeOnly === true);
}

/**
 * The settings that `given` asks for, whole and with secrets in clear. A secret that `given` leaves out, or sends back
 * as `{set: …}`, comes from `held`; an empty one is removed. Throws `invalid-input` at `settings.<field>`.
 */
export function readSettings(source: Source, given: JsonObject, held: JsonObject): JsonObject {
  const secrets = secretNames(source).map((name) => [name, pickSecret(given[name], held[name])] as const);
  const merged = definedOnly({ ...given, ...Object.fromEntries(secrets) });
  const parsed = parseInput(source.settingsSchema, merged);
  const problems = unknownSettings(source, given);
  if (parsed.success && problems.length === 0) return jsonObject.parse(parsed.data);
  throw new AppError('invalid-input', 'Some settings need attention.', {
    fields: parsed.success ? problems : [...fieldProblems(parsed.error, 'settings'), ...problems],
  });
}

/** Whether a secret that was sent means the one that is held already. */
function meansHeldSecret(given: JsonValue | undefined): boolean {
  return given === undefined || secretState.safeParse(given).success;
}

function pickSecret(given: JsonValue | undefined, held: JsonValue | undefined): JsonValue | undefined {
  if (meansHeldSecret(given)) return held;
  return given === '' || given === null ? undefined : given;
}

function unknownSettings(source: Source, given: JsonObject): FieldProblem[] {
  return Object.keys(given)
    .filter((name) => !Object.hasOwn(source.settingsSchema.shape, name))
    .map((name) => ({ path: `settings.${name}`, message: `${source.label} has no such setting.` }));
}
