import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { FieldRefusal, Refusal } from '../../target.ts';
import type { Means } from '../people/means.ts';
import {
  readDetails,
  writeThroughCompanion,
  type CompanionWriting,
  type DetailsReading,
  type DetailValues,
} from './companion-users.ts';
import { absentCompanion } from './companion.ts';
import { planEdit } from './plan-edit.ts';

export type DetailsAnswer =
  | {
      readonly status: 'written' | 'asItWas';
      readonly values: DetailValues;
      readonly notTaken: readonly FieldRefusal[];
    }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

interface Wanted {
  readonly userKey: string;
  readonly values: DetailValues;
}

/** Writes what differs, of those of whom something does. Of whom nothing is wanted, nothing is answered. */
export async function writeDetails(
  wanted: readonly Wanted[],
  { companion }: Means,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DetailsAnswer>> {
  const asked = wanted.filter(({ values }) => Object.keys(values).length > 0);
  if (asked.length === 0) return new Map();
  const described = await companion.describe(signal);
  if (described === 'absent') throw new ConnectorError(absentCompanion);
  const { maxValueLength } = described;
  const keys = asked.map(({ userKey }) => userKey);
  const readings = await readDetails(companion, keys, signal);
  const plans = new Map(asked.map((one) => [one.userKey, planOf(one, readings.get(one.userKey), maxValueLength)]));
  const edits = [...plans].flatMap(([userKey, plan]) =>
    plan !== 'gone' && Object.keys(plan.edit).length > 0 ? [{ userKey, details: plan.edit }] : [],
  );
  const writings = await writeThroughCompanion(companion, edits, signal);
  return new Map([...plans].map(([userKey, plan]) => [userKey, answerOf(plan, writings.get(userKey))]));
}

type Plan = (ReturnType<typeof planEdit> & { readonly before: DetailValues }) | 'gone';

function planOf({ values }: Wanted, reading: DetailsReading | undefined, maxValueLength: number): Plan {
  if (reading?.status !== 'read') return 'gone';
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, reading.values[name] ?? null]));
  return { ...planEdit({ before, wanted: values }, maxValueLength), before };
}

function answerOf(plan: Plan, writing: CompanionWriting | undefined): DetailsAnswer {
  if (plan === 'gone') return { status: 'gone' };
  const { before, notTaken } = plan;
  if (writing === undefined) return { status: 'asItWas', values: before, notTaken };
  return writing.status === 'written'
    ? { status: 'written', values: { ...before, ...writing.values }, notTaken }
    : writing;
}
