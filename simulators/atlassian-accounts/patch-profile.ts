import { z } from 'zod';
import { AccountRefusal } from './account-refusal.ts';
import type { Account } from './accounts.ts';
import type { AccountsSettings } from './accounts-options.ts';
import { isTimeZone } from '../edge/is-time-zone.ts';

const text = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}*$/u)
    .nullable();

/** What may be written, and what a value must be: https://developer.atlassian.com/cloud/admin/user-management/rest/api-group-profile/ */
const constraints: ReadonlyMap<string, z.ZodType<string | null>> = new Map<string, z.ZodType<string | null>>([
  ['name', z.string().min(1).max(100)],
  ['nickname', z.string().min(1).max(30)],
  ['zoneinfo', text(100).refine((zone) => zone === null || zone === '' || isTimeZone(zone))],
  ['locale', text(20).refine((locale) => locale === null || /^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/.test(locale))],
  ...['job_title', 'organization', 'department', 'location'].map(
    (name) => [`extended_profile.${name}`, text(255)] as const,
  ),
]);

export const profilePaths: readonly string[] = [...constraints.keys()];

/** The account with what the body of a PATCH says. All of it or nothing. */
export function patched(account: Account, body: unknown, { deafTo, refusesNull }: AccountsSettings): Account {
  const writes = writesIn(body);
  const unknown = writes.filter(([path]) => !constraints.has(path));
  const locked = writes.filter(([path]) => account.locks[path] !== undefined);
  if (unknown.length > 0 || locked.length > 0) {
    const rules = [...unknown, ...locked].map(([path]) => [path, lockRule(account.locks[path] ?? 'administrative')]);
    throw new AccountRefusal(403, 'forbidden.fieldMutation', Object.fromEntries(rules));
  }
  const violated = writes.filter(
    ([path, value]) => (refusesNull && value === null) || constraints.get(path)?.safeParse(value).success !== true,
  );
  if (violated.length > 0) {
    const fieldViolations = violated.map(([field]) => ({ field, violations: [{ key: 'validCharacters' }] }));
    throw new AccountRefusal(400, 'fieldConstraintsViolated', { fieldViolations });
  }
  const kept = writes.filter(([path]) => !deafTo.includes(path));
  const texts = Object.entries({ ...account.texts, ...Object.fromEntries(kept) }).filter(hasText);
  return { ...account, texts: Object.fromEntries(texts) };
}

const hasText = (entry: readonly [string, unknown]): entry is [string, string] =>
  typeof entry[1] === 'string' && entry[1] !== '';

export const lockRule = (key: string) => ({ allowed: false, reason: { key } });

function writesIn(body: unknown): readonly (readonly [string, unknown])[] {
  const read = z.record(z.string(), z.unknown()).safeParse(body);
  if (!read.success) throw new AccountRefusal(400, 'bodyParseFailure');
  return Object.entries(read.data).flatMap(([name, value]) =>
    name === 'extended_profile' && typeof value === 'object' && value !== null
      ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one as unknown] as const)
      : [[name, value] as const],
  );
}
