import { sql, type Transaction } from '../../database/client.ts';
import { valuesAfter, type PlanOrder } from './plan-order.ts';

/**
 * Looks again at the lines of people whom several accounts fill (or filled): for each value the first connector in
 * order that has one wins. The lines then say what becomes of the profile; what becomes of this connector's own row
 * moves to `undo`.
 */
export async function planMerged(
  transaction: Transaction,
  { runId, connectorId }: Pick<PlanOrder, 'runId' | 'connectorId'>,
): Promise<void> {
  await transaction.$executeRaw`
    with line as materialized (
      select line.*, person."values" as held_values, person.active as held_active, person.manager_id as held_manager
      from run_change line join person on person.id = line.person_id
      where line.run_id = ${runId}::uuid and line.outcome in ('updated', 'reactivated', 'disabled', 'gone', 'failed')
        and (line.undo ? 'joined' or exists (
          select from person_source other
          where other.person_id = line.person_id and not (other.connector_id = ${connectorId}::uuid and other.present)))
    ), contribution as (
      select line.person_id, ${connectorId}::uuid as connector_id, line.source_id, record.active,
        ${valuesAfter(sql`record`, sql`held`)} as "values",
        case when manager.run_id is null then held.manager_id else manager.after end as manager_id
      from line
      join run_record record on record.run_id = line.run_id and record.source_id = line.source_id
      left join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = line.source_id
      left join run_manager manager on manager.run_id = line.run_id and manager.source_id = line.source_id
      where line.outcome <> 'gone' and record.kind = 'record'
      union all
      select line.person_id, held.connector_id, held.source_id, held.active, held."values",
        case when manager.run_id is null then held.manager_id else manager.after end
      from line
      join person_source held on held.person_id = line.person_id and held.present
      left join run_manager manager on manager.run_id = line.run_id and manager.source_id = held.source_id
        and held.connector_id = ${connectorId}::uuid
      where held.connector_id <> ${connectorId}::uuid
        or not (
          held.source_id = line.source_id and (line.outcome = 'gone' or exists (
            select from run_record record
            where record.run_id = line.run_id and record.source_id = line.source_id and record.kind = 'record'))
          or held.source_id is not distinct from line.undo ->> 'takenOver')
    ), entry as (
      select distinct on (contribution.person_id, filled.key)
        contribution.person_id, filled.key, filled.value, contribution.connector_id
      from contribution
      join connector on connector.id = contribution.connector_id
      cross join lateral jsonb_each(contribution."values") filled
      where filled.key <> 'field:manager'
      order by contribution.person_id, filled.key,
        coalesce((connector.field_priorities ->> filled.key)::int, connector.priority),
        connector.created_at, connector.id, contribution.source_id
    ), profile as (
      select person_id, jsonb_object_agg(key, value) as "values", jsonb_object_agg(key, connector_id) as origins
      from entry group by person_id
    ), boss as (
      select distinct on (contribution.person_id) contribution.person_id, contribution.manager_id
      from contribution join connector on connector.id = contribution.connector_id
      where contribution.manager_id is not null
      order by contribution.person_id,
        coalesce((connector.field_priorities ->> 'field:manager')::int, connector.priority),
        connector.created_at, connector.id, contribution.source_id
    ), account as (
      select person_id, bool_or(active) as active from contribution group by person_id
    ), merged as (
      select line.source_id, account.person_id is not null as somewhere,
        coalesce(account.active, false) as active,
        case when account.person_id is null then line.held_values else coalesce(profile."values", '{}') end as "values",
        case when account.person_id is null then line.held_manager else nullif(boss.manager_id, line.person_id) end as manager_id,
        profile.origins
      from line
      left join account on account.person_id = line.person_id
      left join profile on profile.person_id = line.person_id
      left join boss on boss.person_id = line.person_id
    )
    update run_change line set
      before = coalesce(difference.before, '{}') || case when held.held_active = merged.active then '{}'::jsonb
        else jsonb_build_object('active', held.held_active::text) end,
      after = coalesce(difference.after, '{}') || case when held.held_active = merged.active then '{}'::jsonb
        else jsonb_build_object('active', merged.active::text) end,
      display_name = coalesce(merged."values" ->> 'field:displayName', merged."values" ->> 'field:email', line.source_id),
      outcome = case
        when line.outcome in ('gone', 'failed') then line.outcome
        when merged.active and not held.held_active then 'reactivated'
        when held.held_active and not merged.active then 'disabled'
        else 'updated'
      end,
      because = case
        when line.outcome = 'gone' and merged.somewhere then
          concat_ws(' ', line.because, 'Another connector still has this person, so the profile stays.')
        else line.because
      end,
      merged = jsonb_build_object('values', merged."values", 'origins', merged.origins, 'active', merged.active,
        'managerId', merged.manager_id, 'heldManagerId', held.held_manager),
      undo = coalesce(line.undo, '{}') || jsonb_build_object('before', line.before, 'after', line.after)
    from merged
    join line held on held.source_id = merged.source_id
    left join lateral (
      select jsonb_object_agg(key, old.value) filter (where old.value is not null) as before,
        jsonb_object_agg(key, new.value) filter (where new.value is not null) as after
      from jsonb_each(held.held_values) old full join jsonb_each(merged."values") new using (key)
      where old.value is distinct from new.value
    ) difference on true
    where line.run_id = ${runId}::uuid and line.source_id = merged.source_id`;
}
