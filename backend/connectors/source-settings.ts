import { z } from 'zod';
import { definedOnly } from '../database/defined-only.ts';
import { AppError, type FieldProblem } from '../errors/app-error.ts';
import { fieldProblems, parseInput } from '../errors/field-problems.ts';
import type { JsonObject, JsonValue } from '../flow/model/json.ts';
import type { Source } from '../flow/sources/source.ts';
import { readGivenSecret } from './given-secret.ts';

/** What has settings: a source, or a kind of target. */
type Configurable = Pick<Source, 'label' | 'settingsSchema'>;

const jsonObject = z.record(z.string(), z.json());
const properties = z.looseObject({
  properties: z
    .record(z.string(), z.looseObject({ writeOnly: z.boolean().optional(), title: z.string().optional() }))
    .default({}),
});

/** JSON Schema (2020-12) of what an admin may send as a source's settings. */
export function settingsSchemaOf(source: Configurable): Record<string, z.infer<ReturnType<typeof z.json>>> {
  return jsonObject.parse(z.toJSONSchema(source.settingsSchema, { io: 'input', unrepresentable: 'any' }));
}

/** Names of the settings that are secret: `writeOnly` in the source's JSON Schema. */
export function secretNames(source: Configurable): readonly string[] {
  const fields = properties.parse(settingsSchemaOf(source)).properties;
  return Object.keys(fields).filter((name) => fields[name]?.writeOnly === true);
}

/** What people call the settings, by name. */
export function settingTitles(source: Configurable): Readonly<Record<string, string>> {
  const fields = properties.parse(settingsSchemaOf(source)).properties;
  return Object.fromEntries(Object.entries(fields).map(([name, { title = name }]) => [name, title]));
}

/**
 * The settings that `given` asks for, whole and with secrets in clear. A secret that `given` leaves out, or sends back
 * as `{set: …}`, comes from `held`; an empty one is removed. Throws `invalid-input` at `settings.<field>`.
 */
export function readSettings(source: Configurable, given: JsonObject, held: JsonObject): JsonObject {
  const secrets = secretNames(source).map((name) => [name, pickSecret(given[name], held[name])] as const);
  const merged = definedOnly({ ...given, ...Object.fromEntries(secrets) });
  const parsed = parseInput(source.settingsSchema, merged);
  const problems = unknownSettings(source, given);
  if (parsed.success && problems.length === 0) return jsonObject.parse(parsed.data);
  throw new AppError('invalid-input', 'Some settings need attention.', {
    fields: parsed.success ? problems : [...fieldProblems(parsed.error, 'settings'), ...problems],
  });
}

function pickSecret(given: JsonValue | undefined, held: JsonValue | undefined): JsonValue | undefined {
  const secret = readGivenSecret(given);
  switch (secret.is) {
    case 'held':
      return held;
    case 'new':
      return secret.value;
    case 'removed':
      return undefined;
    case 'unreadable':
      return given;
  }
}

function unknownSettings(source: Configurable, given: JsonObject): FieldProblem[] {
  return Object.keys(given)
    .filter((name) => !Object.hasOwn(source.settingsSchema.shape, name))
    .map((name) => ({ path: `settings.${name}`, message: `${source.label} has no such setting.` }));
}
