import { sql, type Prisma, type Transaction } from '../../database/client.ts';
import { displayNameOf, type PlanOrder } from './plan-order.ts';

/**
 * Lines for people whom this connector has not brought before. The connector's matching key finds the profile that
 * another connector made, or that a vanished account of this one left behind:
 *
 * - one profile, claimed by one record: joined;
 * - several profiles, or several records for one: skipped and said so, never guessed;
 * - none, or only profiles of other accounts that this connector still has: a profile of its own. The provider's id
 *   tells its accounts apart, so two with the same e-mail address are two people to Roster.
 */
export async function planFresh(transaction: Transaction, order: PlanOrder): Promise<number> {
  const { runId, siteId, connectorId, matchingKey } = order;
  const keys = keysOf(matchingKey);
  const named = matchingKey === 'email' ? 'e-mail address' : `“${matchingKey.slice('property:'.length)}”`;
  const lines = await transaction.$executeRaw`
    with fresh as materialized (
      select record.source_id, record."values", record.active, record.draft_hash, record.because, ${keys.ofRecord} as key
      from run_record record
      where record.run_id = ${runId}::uuid and record.kind = 'record' and record.in_scope
        and not exists (
          select from person_source held
          where held.connector_id = ${connectorId}::uuid and held.source_id = record.source_id)
    ), candidate as (
      select fresh.source_id, person.id as person_id, account.taken,
        count(*) over (partition by person.id, account.taken) as claims
      from fresh
      join person on person.site_id = ${siteId}::uuid and ${keys.ofPerson} = fresh.key
      cross join lateral (
        select exists (
          select from person_source other
          where other.person_id = person.id and other.connector_id = ${connectorId}::uuid and other.present
            and not exists (
              select from run_change gone
              where gone.run_id = ${runId}::uuid and gone.source_id = other.source_id and gone.outcome = 'gone')
        ) as taken
      ) account
    ), found as (
      select source_id, (array_agg(person_id) filter (where not taken))[1] as person_id,
        count(*) filter (where not taken) as free, bool_or(taken) as taken,
        coalesce(max(claims) filter (where not taken), 0) as claims
      from candidate group by source_id
    ), line as (
      select fresh.*, found.taken, found.person_id,
        count(*) over (partition by fresh.key) as sharing,
        case
          when coalesce(found.free, 0) = 0 then 'created'
          when found.free = 1 and found.claims = 1 then 'updated'
          else 'skipped'
        end as outcome,
        coalesce(found.free, 0) as free
      from fresh left join found on found.source_id = fresh.source_id
    )
    insert into run_change (run_id, source_id, person_id, display_name, outcome, after, because, undo)
    select ${runId}::uuid, source_id,
      case outcome when 'created' then ${idOfNewPerson(runId)} when 'updated' then person_id end,
      ${displayNameOf(sql`"values"`, sql`source_id`)}, outcome,
      case outcome when 'created' then
        case when active then "values" else "values" || '{"active": "false"}' end else '{}' end,
      case
        when outcome = 'updated' then concat_ws(' ', ${`Joined with the profile that has the same ${named}.`}::text, because)
        when free > 1 then ${`Several profiles have the same ${named}: which is this person’s cannot be told. Make it unique, or match by something else.`}::text
        when outcome = 'skipped' then ${`Several people of the provider have the ${named} of one profile: whose it is cannot be told. Make it unique, or match by something else.`}::text
        when taken or (key is not null and sharing > 1) then concat_ws(' ',
          ${`Another person of this connector has the same ${named}. Each has a profile of their own.`}::text, because)
        else because
      end,
      case outcome
        when 'updated' then jsonb_build_object('joined', true, 'written', draft_hash)
        when 'created' then jsonb_build_object('written', draft_hash)
      end
    from line`;
  await markTakenOver(transaction, order);
  return lines;
}

/** A profile whose old account is gone and whose new one was found by key goes on: nobody is gone. */
async function markTakenOver(transaction: Transaction, { runId }: PlanOrder): Promise<void> {
  await transaction.$executeRaw`
    with taken_over as (
      delete from run_change gone using run_change line
      where gone.run_id = ${runId}::uuid and gone.outcome = 'gone'
        and line.run_id = gone.run_id and line.person_id = gone.person_id and line.undo ? 'joined'
      returning gone.person_id, gone.source_id
    )
    update run_change line set undo = line.undo || jsonb_build_object('takenOver', taken_over.source_id)
    from taken_over
    where line.run_id = ${runId}::uuid and line.person_id = taken_over.person_id and line.undo ? 'joined'`;
}

/** The same in every plan of a run, so that what an admin looked at is what is applied. Made to look like a version 8 UUID. */
function idOfNewPerson(runId: string): Prisma.Sql {
  return sql`overlay(overlay(md5(${runId} || source_id) placing '8' from 13) placing 'a' from 17)::uuid`;
}

function keysOf(matchingKey: string): { readonly ofRecord: Prisma.Sql; readonly ofPerson: Prisma.Sql } {
  if (matchingKey === 'none') return { ofRecord: sql`null::text`, ofPerson: sql`null::text` };
  if (matchingKey === 'email') {
    return { ofRecord: sql`lower(record."values" ->> 'field:email')`, ofPerson: sql`lower(person.email)` };
  }
  return { ofRecord: sql`record."values" ->> ${matchingKey}`, ofPerson: sql`person."values" ->> ${matchingKey}` };
}
