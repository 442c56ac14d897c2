import type { PushCounts, PushLine } from '#contract/pushes.ts';
import type { TargetPersonStatus } from '#contract/targets.ts';
import type { Transaction } from '../../../database/client.ts';
import type { JsonValue } from '../../../flow/model/json.ts';
import type { FieldRefusal, TargetState } from '../../../flow/targets/target.ts';
import type { DesiredDocument } from './desired-people-store.ts';
import type { LinePlace } from './push-line-store.ts';

/** What came of one person, to be written. */
export interface PersonOutcome {
  readonly personId: string;
  readonly outcome: PushLine['outcome'];
  /** For the line: before → after. */
  readonly fields: PushLine['fields'];
  readonly code?: string;
  readonly message?: string;
  /** How the person stands from now on; absent: as before. `forget`: nothing is kept of them. */
  readonly standing?: Standing | 'forget';
}

export interface Standing {
  readonly status: TargetPersonStatus;
  readonly notTaken?: readonly FieldRefusal[];
  readonly drift?: PushLine['fields'];
  /** Counts up, or from the start again. */
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly applied?: Applied;
}

export interface Applied {
  readonly hash: string | null;
  readonly remoteId: string;
  /** Absent: as before. */
  readonly memo?: JsonValue;
  readonly wrote: DesiredDocument;
  readonly state: TargetState;
}

/** Writes outcomes of a batch: how people stand, and their lines. */
export async function writeOutcomes(
  transaction: Transaction,
  { pushId, targetId }: LinePlace,
  { outcomes, now }: { readonly outcomes: readonly PersonOutcome[]; readonly now: Date },
): Promise<void> {
  const standings = outcomes.flatMap(({ personId, standing, code, message }) =>
    standing === undefined || standing === 'forget' ? [] : [{ personId, code, message, ...standing }],
  );
  await writeStandings(transaction, targetId, { standings, now });
  const forgotten = outcomes.filter(({ standing }) => standing === 'forget').map(({ personId }) => personId);
  await transaction.targetPerson.deleteMany({ where: { targetId, personId: { in: forgotten } } });
  const lines = outcomes.map(({ personId, outcome, fields, code, message }) => ({
    personId,
    outcome,
    fields,
    code,
    message,
  }));
  await transaction.$executeRaw`
    update push_line line set step = 'done', outcome = given.outcome, fields = given.fields, code = given.code,
      message = given.message
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as given ("personId" uuid, outcome text, fields jsonb, code text, message text)
    where line.push_id = ${pushId}::uuid and line.person_id = given."personId"`;
}

async function writeStandings(
  transaction: Transaction,
  targetId: string,
  { standings, now }: { readonly standings: readonly object[]; readonly now: Date },
): Promise<void> {
  if (standings.length === 0) return;
  // What changes in the directory meanwhile has another hash than the one applied: the next plan finds it pending.
  await transaction.$executeRaw`
    update target_person held set
      status = given.status, code = given.code, message = given.message,
      not_taken = coalesce(given."notTaken", case when given.applied is null then held.not_taken else '[]'::jsonb end),
      drift = given.drift, attempts = given.attempts, next_attempt_at = given."nextAttemptAt", updated_at = ${now},
      applied_hash = case when given.applied is null then held.applied_hash else given.applied ->> 'hash' end,
      remote_id = coalesce(given.applied ->> 'remoteId', held.remote_id),
      memo = case when given.applied ? 'memo' then nullif(given.applied -> 'memo', 'null'::jsonb) else held.memo end,
      wrote = coalesce(given.applied -> 'wrote', held.wrote), state = coalesce(given.applied -> 'state', held.state),
      applied_at = case when given.applied is null then held.applied_at else ${now} end
    from jsonb_to_recordset(${JSON.stringify(standings)}::jsonb) as given ("personId" uuid, status text, code text,
      message text, "notTaken" jsonb, drift jsonb, attempts int, "nextAttemptAt" timestamptz, applied jsonb)
    where held.target_id = ${targetId}::uuid and held.person_id = given."personId"`;
}

export function countOutcomes(counts: PushCounts, outcomes: readonly PersonOutcome[]): PushCounts {
  const sum = { ...counts };
  for (const { outcome } of outcomes) sum[outcome] += 1;
  return sum;
}
