import { z } from 'zod';
import type { JsonObject } from '../../../model/json.ts';
import type { FieldRefusal, Refusal } from '../../target.ts';
import { fieldRules, type Account, type FieldRules, type ManageRules } from '../account-shape.ts';
import { lockedFor, valueRefused } from '../accounts-failure.ts';

const extended = ['job_title', 'department', 'organization', 'location'] as const;
const own = ['nickname', 'zoneinfo', 'locale'] as const;
export const accountFields = [...extended, ...own] as const;
type AccountField = (typeof accountFields)[number];

/** Fields and how they are to be; `null`: empty. */
export type FieldValues = Readonly<Record<string, string | null>>;

const isExtended = (name: string): name is (typeof extended)[number] => extended.some((field) => field === name);
const isAccountField = (name: string): name is AccountField => accountFields.some((field) => field === name);

export function fieldsOf(account: Account, names: readonly string[]): FieldValues {
  return Object.fromEntries(names.filter(isAccountField).map((name) => [name, valueOf(account, name)]));
}

function valueOf(account: Account, name: AccountField): string | null {
  const value = isExtended(name) ? account.extended_profile?.[name] : account[name];
  return value === undefined || value === null || value === '' ? null : value;
}

interface Differences {
  readonly values: FieldValues;
  readonly notTaken: readonly FieldRefusal[];
}

/** What is to be written so that the account looks as wanted. */
export function differencesOf(account: Account, wanted: FieldValues): Differences {
  const there = fieldsOf(account, Object.keys(wanted));
  const different = Object.entries(wanted).filter(([name, value]) => there[name] !== value);
  const possible = ([name, value]: readonly [string, string | null]): boolean => name !== 'nickname' || value !== null;
  return {
    values: Object.fromEntries(different.filter(possible)),
    notTaken: different.filter((one) => !possible(one)).map(([field]) => ({ field, ...cannotBeEmpty })),
  };
}

const cannotBeEmpty: Refusal = {
  code: 'cannot-be-empty',
  message: 'Atlassian accounts always have a nickname, so it is left as it is.',
};

/** The body of a PATCH: nothing but these fields. */
export function profileBody(values: FieldValues): JsonObject {
  const entries = Object.entries(values);
  const inner = entries.filter(([name]) => isExtended(name));
  return {
    ...Object.fromEntries(entries.filter(([name]) => !isExtended(name))),
    ...(inner.length > 0 && { extended_profile: Object.fromEntries(inner) }),
  };
}

/** The fields that may not be written, and why. What the rules do not mention is tried. */
export function lockedFields(rules: ManageRules, names: readonly string[]): readonly FieldRefusal[] {
  return lockedBy(rules['profile.write'] ?? rules.profile ?? {}, names);
}

function lockedBy(rules: FieldRules, names: readonly string[]): readonly FieldRefusal[] {
  const byPath = new Map(Object.entries(rules).map(([path, rule]) => [plainPath(path), rule]));
  return names.flatMap((field) => {
    const rule = byPath.get(pathOf(field)) ?? (isExtended(field) ? byPath.get('extended_profile') : undefined);
    return rule?.allowed === false ? [{ field, ...lockedFor(rule.reason?.key ?? undefined) }] : [];
  });
}

const pathOf = (field: string): string => (isExtended(field) ? `extended_profile.${field}` : field);

/** Keys are called JSON paths: with or without the root. */
const plainPath = (path: string): string => path.replace(/^\$\.?/, '').replace(/^account\./, '');

const violations = z.object({ context: z.object({ fieldViolations: z.array(z.object({ field: z.string() })) }) });
const mutability = z.object({ context: fieldRules });

/** Which of the fields a refused PATCH complains of. Empty: it is about something else. */
export function refusedFields(body: unknown, names: readonly string[]): readonly FieldRefusal[] {
  const violated = violations.safeParse(body).data?.context.fieldViolations.map(({ field }) => plainPath(field));
  if (violated) {
    return names.filter((name) => violated.includes(pathOf(name))).map((field) => ({ field, ...valueRefused }));
  }
  const rules = mutability.safeParse(body).data?.context;
  return rules === undefined ? [] : lockedBy(rules, names);
}
