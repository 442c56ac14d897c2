import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { FieldRefusal, Refusal } from '../../target.ts';
import type { Means } from '../people/means.ts';
import { planEdit } from './plan-edit.ts';
import type { PropertyEdit, PropertyReading, PropertyValues, PropertyWriting, ValueProblem } from './property-store.ts';
import { restValueProblem } from './rest-properties.ts';

export type PropertiesAnswer =
  | {
      readonly status: 'written' | 'asItWas';
      readonly values: PropertyValues;
      readonly notTaken: readonly FieldRefusal[];
    }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'forbidden' }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/** Writes what differs, of those of whom something does. Of whom nothing is wanted, nothing is answered. */
export async function writeProperties(
  wanted: readonly PropertyEdit[],
  means: Means,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PropertiesAnswer>> {
  const asked = wanted.filter(({ values }) => Object.keys(values).length > 0);
  if (asked.length === 0) return new Map();
  const names = [...new Set(asked.flatMap(({ values }) => Object.keys(values)))];
  const valueProblem = await valueProblemOf(means, signal);
  const readings = await means.store.read(
    asked.map(({ userKey }) => userKey),
    names,
    signal,
  );
  const plans = new Map(asked.map((edit) => [edit.userKey, planOf(edit, readings.get(edit.userKey), valueProblem)]));
  const edits = [...plans].flatMap(([userKey, plan]) =>
    'edit' in plan && Object.keys(plan.edit).length > 0 ? [{ userKey, values: plan.edit }] : [],
  );
  const writings = edits.length === 0 ? new Map<string, PropertyWriting>() : await means.store.write(edits, signal);
  return new Map([...plans].map(([userKey, plan]) => [userKey, answerOf(plan, writings.get(userKey))]));
}

type Plan =
  (ReturnType<typeof planEdit> & { readonly before: PropertyValues }) | Exclude<PropertyReading, { status: 'read' }>;

function planOf({ values }: PropertyEdit, reading: PropertyReading | undefined, valueProblem: ValueProblem): Plan {
  const held = reading ?? { status: 'gone' };
  if (held.status !== 'read') return held;
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, held.values[name] ?? null]));
  return { ...planEdit({ before, wanted: values }, valueProblem), before };
}

function answerOf(plan: Plan, writing: PropertyWriting | undefined): PropertiesAnswer {
  if ('status' in plan) return plan;
  const { before, notTaken } = plan;
  if (writing === undefined) return { status: 'asItWas', values: before, notTaken };
  return writing.status === 'written'
    ? { status: 'written', values: { ...before, ...writing.values }, notTaken }
    : writing;
}

async function valueProblemOf({ settings, companion }: Means, signal: AbortSignal): Promise<ValueProblem> {
  if (settings.properties === 'rest') return restValueProblem;
  const described = await companion.describe(signal);
  const longest = described === 'absent' ? Infinity : described.maxValueLength;
  const message = `Jira keeps no more than ${longest} characters of a property that profiles show.`;
  return (name, value) => (value.length > longest ? { field: name, code: 'too-long', message } : undefined);
}
