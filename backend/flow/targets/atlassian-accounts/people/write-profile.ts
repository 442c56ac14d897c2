import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { FieldRefusal, Refusal } from '../../target.ts';
import type { AccountsClient } from '../accounts-client.ts';
import { accountFailure, accountRefusal } from '../accounts-failure.ts';
import { lockedFields, profileBody, refusedFields, type FieldValues } from './profile-change.ts';

export type Written =
  | { readonly status: 'written'; readonly taken: FieldValues; readonly notTaken: readonly FieldRefusal[] }
  | { readonly status: 'gone' }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

interface ToWrite {
  readonly accountId: string;
  readonly values: FieldValues;
}

/** Asks first which fields may be written, and writes those. */
export async function writeProfile(
  { accountId, values }: ToWrite,
  client: AccountsClient,
  signal: AbortSignal,
): Promise<Written> {
  if (Object.keys(values).length === 0) return { status: 'written', taken: {}, notTaken: [] };
  const rules = await client.rules(accountId, signal);
  if (rules.status !== 'read') return rules;
  const locked = lockedFields(rules.value, Object.keys(values));
  const written = await patch({ accountId, values: without(values, locked) }, client, signal);
  return written.status === 'written' ? { ...written, notTaken: [...locked, ...written.notTaken] } : written;
}

/** A PATCH is all or nothing: what it complains of is left out of the next. */
async function patch({ accountId, values }: ToWrite, client: AccountsClient, signal: AbortSignal): Promise<Written> {
  const notTaken: FieldRefusal[] = [];
  for (let left = values; ;) {
    const names = Object.keys(left);
    if (names.length === 0) return { status: 'written', taken: {}, notTaken };
    const answer = await client.patch(accountId, profileBody(left), signal);
    if (answer.status < 300) return { status: 'written', taken: left, notTaken };
    if (answer.status === 404) return { status: 'gone' };
    if (answer.status >= 500) return { status: 'failed', failure: accountFailure(answer) };
    const refused = refusedFields(answer.body, names);
    if (refused.length === 0) return { status: 'refused', ...accountRefusal(answer) };
    const emptied = refused.filter(({ field }) => left[field] === null);
    notTaken.push(...refused.filter(({ field }) => left[field] !== null));
    // Whether empty is `null` or a text without letters is not documented: the other is tried once.
    left = { ...without(left, refused), ...Object.fromEntries(emptied.map(({ field }) => [field, ''])) };
  }
}

function without(values: FieldValues, refusals: readonly FieldRefusal[]): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !refusals.some(({ field }) => field === name)));
}
