import type { DatabaseOrTransaction, Transaction } from '../../../database/client.ts';
import type { JsonValue } from '../../../flow/model/json.ts';
import type { TargetState } from '../../../flow/targets/target.ts';
import type { DesiredDocument } from './desired-people-store.ts';

/** How a person stands at the target before a push deals with them. */
export interface HeldPerson {
  readonly personId: string;
  readonly displayName: string;
  readonly leaving: boolean;
  readonly remoteId: string | null;
  readonly matchValue: string | null;
  readonly memo: JsonValue;
  readonly wrote: DesiredDocument | null;
  readonly state: TargetState | null;
  readonly attempts: number;
  /** They were erased: what was written is taken back, whatever the target’s setting is. */
  readonly isErased: boolean;
  /** Of the line: `gone` once the target has said so in this push. */
  readonly lineCode: string | null;
}

export interface LinePlace {
  readonly pushId: string;
  readonly targetId: string;
}

const peopleAtOnce = 100;

/** The next people of a push that wait for a step; fewer than `peopleAtOnce`: these are the last. */
export function nextLines(
  database: DatabaseOrTransaction,
  { pushId, targetId }: LinePlace,
  step: 'find' | 'act',
): Promise<readonly HeldPerson[]> {
  return database.$queryRaw<HeldPerson[]>`
    select line.person_id as "personId", line.display_name as "displayName", held.leaving, held.remote_id as "remoteId",
      held.match_value as "matchValue", held.memo, held.wrote, held.state, held.attempts,
      held.erasure_id is not null as "isErased", line.code as "lineCode"
    from push_line line
    join target_person held on held.target_id = ${targetId}::uuid and held.person_id = line.person_id
    where line.push_id = ${pushId}::uuid and line.step = ${step}
    order by line.person_id limit ${peopleAtOnce}`;
}

export interface FoundRow {
  readonly personId: string;
  readonly matchValue: string;
  readonly remoteId: string;
  readonly memo: JsonValue;
}

/** Two people are never the same account: whoever has it keeps it. Answers whose account it is now. */
export async function writeFound(
  transaction: Transaction,
  { pushId, targetId }: LinePlace,
  found: readonly FoundRow[],
): Promise<ReadonlySet<string>> {
  if (found.length === 0) return new Set();
  const rows = await transaction.$queryRaw<{ personId: string }[]>`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
        as given ("personId" uuid, "matchValue" text, "remoteId" text, memo jsonb)
    ), own as (
      select distinct on (found."remoteId") found.* from found
      where not exists (
        select from target_person other
        where other.target_id = ${targetId}::uuid and other.remote_id = found."remoteId"
          and other.person_id <> found."personId")
      order by found."remoteId", found."personId"
    )
    update target_person held set remote_id = own."remoteId", match_value = own."matchValue",
      memo = case when held.remote_id = own."remoteId" and own.memo = 'null'::jsonb then held.memo else nullif(own.memo, 'null'::jsonb) end
    from own where held.target_id = ${targetId}::uuid and held.person_id = own."personId"
    returning held.person_id as "personId"`;
  const own = rows.map(({ personId }) => personId);
  await setStep(transaction, { pushId, targetId }, { step: 'act', people: own });
  return new Set(own);
}

/** By what somebody was looked for who is still nobody of the target. */
export async function noteSought(
  transaction: Transaction,
  { targetId }: LinePlace,
  sought: readonly { readonly personId: string; readonly matchValue: string | null }[],
): Promise<void> {
  await transaction.$executeRaw`
    update target_person held set match_value = given."matchValue"
    from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) as given ("personId" uuid, "matchValue" text)
    where held.target_id = ${targetId}::uuid and held.person_id = given."personId" and held.remote_id is null
      and held.match_value is distinct from given."matchValue"`;
}

export async function setStep(
  transaction: Transaction,
  { pushId }: LinePlace,
  { step, people }: { readonly step: 'find' | 'act'; readonly people: readonly string[] },
): Promise<void> {
  if (people.length === 0) return;
  await transaction.$executeRaw`
    update push_line set step = ${step} where push_id = ${pushId}::uuid and person_id = any(${[...people]}::uuid[])`;
}

/** The account is no more: it is looked for once again in this push. */
export async function forgetAccounts(
  transaction: Transaction,
  { pushId, targetId }: LinePlace,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return;
  await transaction.$executeRaw`
    update target_person set remote_id = null, match_value = null, memo = null, applied_hash = null, state = null,
      wrote = null
    where target_id = ${targetId}::uuid and person_id = any(${[...people]}::uuid[])`;
  await transaction.$executeRaw`
    update push_line set step = 'find', code = 'gone'
    where push_id = ${pushId}::uuid and person_id = any(${[...people]}::uuid[])`;
}
