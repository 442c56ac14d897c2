import { sql, type Transaction } from '../../database/client.ts';
import { valuesAfter, type PlanOrder } from './plan-order.ts';

type MergeOrder = Pick<PlanOrder, 'runId' | 'connectorId'>;

/**
 * Looks again at the lines of people whom several accounts fill (or filled): for each value the first connector in
 * order that has one wins. The lines then say what becomes of the profile; what becomes of this connector's own row
 * moves to `undo`.
 */
export async function planMerged(transaction: Transaction, order: MergeOrder): Promise<void> {
  if ((await collectLines(transaction, order)) === 0) return;
  await collectContributions(transaction, order);
  await mergeContributions(transaction);
  await rewriteLines(transaction, order);
}

// Each step leaves a table that is counted before the next: guessing at several steps at once, the planner has been
// seen to compare everyone with everyone.

/** The lines in question, with the profiles as they are. */
async function collectLines(transaction: Transaction, { runId, connectorId }: MergeOrder): Promise<number> {
  await transaction.$executeRaw`drop table if exists pg_temp.merging, pg_temp.contribution, pg_temp.merged`;
  const lines = await transaction.$executeRaw`
    create temp table merging on commit drop as
    select line.source_id, line.person_id, line.outcome = 'gone' as gone, line.undo ->> 'takenOver' as taken_over,
      person."values", person.active, person.manager_id
    from run_change line join person on person.id = line.person_id
    where line.run_id = ${runId}::uuid and line.outcome in ('updated', 'reactivated', 'disabled', 'gone', 'failed')
      and (line.undo ? 'joined' or exists (
        select from person_source other
        where other.person_id = line.person_id and not (other.connector_id = ${connectorId}::uuid and other.present)))`;
  await transaction.$executeRaw`analyze pg_temp.merging (source_id, person_id)`;
  return lines;
}

/** What each account will say of each person: as staged where it was read, else as it is. */
async function collectContributions(transaction: Transaction, { runId, connectorId }: MergeOrder): Promise<void> {
  await transaction.$executeRaw`
    create temp table contribution on commit drop as
    select said.person_id, said."values", said.active, said.manager_id, connector.id as connector_id,
      connector.priority, connector.field_priorities,
      row_number() over (order by connector.created_at, connector.id, said.source_id) as place
    from (
      select merging.person_id, ${connectorId}::uuid as connector_id, merging.source_id, record.active,
        ${valuesAfter(sql`record`, sql`held`)} as "values",
        case when manager.run_id is null then held.manager_id else manager.after end as manager_id
      from merging
      join run_record record on record.run_id = ${runId}::uuid and record.source_id = merging.source_id
      left join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = merging.source_id
      left join run_manager manager on manager.run_id = ${runId}::uuid and manager.source_id = merging.source_id
      where not merging.gone and record.kind = 'record'
      union all
      select merging.person_id, held.connector_id, held.source_id, held.active, held."values",
        case when manager.run_id is null then held.manager_id else manager.after end
      from merging
      join person_source held on held.person_id = merging.person_id and held.present
      left join run_manager manager on manager.run_id = ${runId}::uuid and manager.source_id = held.source_id
        and held.connector_id = ${connectorId}::uuid
      where held.connector_id <> ${connectorId}::uuid
        or not (
          held.source_id is not distinct from merging.taken_over
          or held.source_id = merging.source_id and (merging.gone or exists (
            select from run_record record
            where record.run_id = ${runId}::uuid and record.source_id = merging.source_id and record.kind = 'record')))
    ) said
    join connector on connector.id = said.connector_id`;
  await transaction.$executeRaw`analyze pg_temp.contribution (person_id, connector_id)`;
}

/** One row for each person: the first connector in order that has a value wins it. A person whom nobody has stays as they are. */
async function mergeContributions(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`
    create temp table merged on commit drop as
    select merging.source_id, account.person_id is not null as somewhere, coalesce(account.active, false) as active,
      case when account.person_id is null then merging."values" else coalesce(profile."values", '{}') end as "values",
      case when account.person_id is null then merging.manager_id
        else nullif(account.manager_id, merging.person_id) end as manager_id,
      profile.origins
    from merging
    left join (
      select person_id, bool_or(active) as active,
        (array_agg(manager_id order by coalesce((field_priorities ->> 'field:manager')::int, priority), place)
          filter (where manager_id is not null))[1] as manager_id
      from contribution group by person_id
    ) account on account.person_id = merging.person_id
    left join (
      select person_id, jsonb_object_agg(key, value) as "values", jsonb_object_agg(key, connector_id) as origins
      from (
        select distinct on (contribution.person_id, filled.key)
          contribution.person_id, filled.key, filled.value, contribution.connector_id
        from contribution cross join lateral jsonb_each(contribution."values") filled
        where filled.key <> 'field:manager'
        order by contribution.person_id, filled.key,
          coalesce((contribution.field_priorities ->> filled.key)::int, contribution.priority), contribution.place
      ) first
      group by person_id
    ) profile on profile.person_id = merging.person_id`;
  await transaction.$executeRaw`analyze pg_temp.merged (source_id)`;
}

async function rewriteLines(transaction: Transaction, { runId }: MergeOrder): Promise<void> {
  await transaction.$executeRaw`
    update run_change line set
      before = coalesce(difference.before, '{}') || case when held.active = merged.active then '{}'::jsonb
        else jsonb_build_object('active', held.active::text) end,
      after = coalesce(difference.after, '{}') || case when held.active = merged.active then '{}'::jsonb
        else jsonb_build_object('active', merged.active::text) end,
      display_name = coalesce(merged."values" ->> 'field:displayName', merged."values" ->> 'field:email', line.source_id),
      outcome = case
        when line.outcome in ('gone', 'failed') then line.outcome
        when merged.active and not held.active then 'reactivated'
        when held.active and not merged.active then 'disabled'
        else 'updated'
      end,
      because = case
        when line.outcome = 'gone' and merged.somewhere then
          concat_ws(' ', line.because, 'Another connector still has this person, so the profile stays.')
        else line.because
      end,
      merged = jsonb_build_object('values', merged."values", 'origins', merged.origins, 'active', merged.active,
        'managerId', merged.manager_id, 'heldManagerId', held.manager_id),
      undo = coalesce(line.undo, '{}') || jsonb_build_object('before', line.before, 'after', line.after)
    from merged
    join merging held on held.source_id = merged.source_id
    left join lateral (
      select jsonb_object_agg(key, old.value) filter (where old.value is not null) as before,
        jsonb_object_agg(key, new.value) filter (where new.value is not null) as after
      from jsonb_each(held."values") old full join jsonb_each(merged."values") new using (key)
      where held."values" <> merged."values" and old.value is distinct from new.value
    ) difference on true
    where line.run_id = ${runId}::uuid and line.source_id = merged.source_id`;
}
