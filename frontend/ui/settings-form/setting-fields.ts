import { z } from 'zod';
import type { Connector, SourceKind } from '#contract/connectors.ts';
import type { Choice } from '../forms/select-field.tsx';

export type Settings = Connector['settings'];
export type SettingValue = Settings[string];

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly placeholder: string | undefined;
  readonly isRequired: boolean;
  /** Rarely needed: folded away. */
  readonly isAdvanced: boolean;
}

/** One field of a settings form. `lines` is an array of strings, one per line. */
export type SettingField = FieldBase &
  (
    | { readonly control: 'text' | 'number' | 'date' | 'toggle' | 'lines' }
    | { readonly control: 'textarea' }
    | { readonly control: 'secret'; readonly isLong: boolean; readonly canExpire: boolean }
    | { readonly control: 'file'; readonly accept: string }
    | { readonly control: 'choice'; readonly choices: readonly Choice<string>[] }
  );

/** The part of JSON Schema that settings use; `x-…` are this product's own words. */
const property = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  default: z.json().optional(),
  enum: z.array(z.string()).optional(),
  anyOf: z.array(z.looseObject({ const: z.json().optional(), title: z.string().optional() })).optional(),
  writeOnly: z.boolean().optional(),
  'x-control': z.string().optional(),
  'x-accept': z.string().optional(),
  'x-placeholder': z.string().optional(),
  'x-labels': z.record(z.string(), z.string()).optional(),
  'x-advanced': z.boolean().optional(),
  /** `false`: this secret has no day on which it expires, or something else tells it. */
  'x-expires': z.boolean().optional(),
});
type Property = z.infer<typeof property>;

const settingsSchema = z.looseObject({
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
});

/** The fields of a kind's settings, in the schema's order. */
export function settingFields(schema: SourceKind['settingsSchema']): readonly SettingField[] {
  const { properties, required } = settingsSchema.parse(schema);
  return Object.entries(properties).map(([name, definition]) => ({
    name,
    label: definition.title ?? name,
    help: definition.description,
    placeholder: definition['x-placeholder'],
    isRequired: required.includes(name) && definition.default === undefined && definition.type !== 'boolean',
    isAdvanced: definition['x-advanced'] === true,
    ...controlOf(definition),
  }));
}

/** What new settings start with. What has to be filled in stands there blank, so that the server can say so in its own words. */
export function startingSettings(schema: SourceKind['settingsSchema']): Settings {
  const required = settingFields(schema).filter(({ isRequired }) => isRequired);
  const blank = required.map(({ name, control }) => [name, control === 'lines' ? [] : ''] as const);
  return { ...Object.fromEntries(blank), ...defaultSettings(schema) };
}

function defaultSettings(schema: SourceKind['settingsSchema']): Settings {
  const { properties } = settingsSchema.parse(schema);
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, definition]) =>
      definition.default === undefined ? [] : [[name, definition.default]],
    ),
  );
}

type Control = SettingField extends infer Field
  ? Field extends unknown
    ? Omit<Field, keyof FieldBase>
    : never
  : never;

function controlOf(definition: Property): Control {
  if (definition['x-control'] === 'file') return { control: 'file', accept: definition['x-accept'] ?? '' };
  const isLong = definition['x-control'] === 'textarea';
  if (definition.writeOnly) return { control: 'secret', isLong, canExpire: definition['x-expires'] !== false };
  const choices = choicesOf(definition);
  if (choices.length > 0) return { control: 'choice', choices };
  if (definition.type === 'boolean') return { control: 'toggle' };
  if (definition.type === 'array') return { control: 'lines' };
  if (definition.type === 'integer' || definition.type === 'number') return { control: 'number' };
  if (definition.format === 'date') return { control: 'date' };
  return { control: isLong ? 'textarea' : 'text' };
}

function choicesOf(definition: Property): readonly Choice<string>[] {
  const labels = definition['x-labels'] ?? {};
  if (definition.enum) return definition.enum.map((value) => ({ value, label: labels[value] ?? value }));
  const alternatives = definition.anyOf ?? [];
  const choices = alternatives.flatMap(({ const: value, title }) =>
    typeof value === 'string' && value !== '' ? [{ value, label: labels[value] ?? title ?? value }] : [],
  );
  return choices.length === alternatives.length ? choices : [];
}

/** A value as a text input shows it. */
export function textOf(value: SettingValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
