import { sql, type Transaction } from '../../database/client.ts';
import { managerReferenceAfter, type PlanOrder } from './plan-order.ts';
import { countAnew } from './statistics-store.ts';

/**
 * Finds the person whom each reference to a manager names, now that everyone has been read: by the provider's id, else
 * by what `references` say. Asked are the people whom this run changes, and those who name one of them. A reference
 * that nobody has, or several have, names nobody until a later run changes that.
 */
export async function planManagers(transaction: Transaction, { runId, connectorId }: PlanOrder): Promise<void> {
  const managers = await transaction.$executeRaw`
    with staged as materialized (
      select record.source_id, record."references", coalesce(line.person_id, held.person_id) as person_id,
        ${managerReferenceAfter(sql`record`, sql`held`)} as reference, held.manager_id
      from run_record record
      left join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = record.source_id
      left join run_change line on line.run_id = record.run_id and line.source_id = record.source_id
      where record.run_id = ${runId}::uuid and record.kind = 'record' and record.in_scope
        and line.outcome is distinct from 'skipped'
    ), name as materialized (
      select source_id as reference, person_id, 0 as place from staged
      union all select unnest("references"), person_id, 1 from staged
    ), asked as materialized (
      select source_id, person_id, reference, manager_id, false as only_if_found from staged
      where reference is not null or manager_id is not null
      union all
      select held.source_id, held.person_id, held.manager_reference, held.manager_id, true
      from person_source held
      where held.connector_id = ${connectorId}::uuid and held.present
        and held.manager_reference in (select reference from name)
        and not exists (select from staged where staged.source_id = held.source_id)
    ), wanted as materialized (
      select distinct reference from asked where reference is not null
    ), known as (
      select held.source_id as reference, held.person_id, case when held.present then 0 else 2 end as place
      from wanted
      join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = wanted.reference
      union all
      select called.reference, held.person_id, case when held.present then 1 else 3 end
      from person_source held cross join lateral unnest(held."references") as called (reference)
      where held.connector_id = ${connectorId}::uuid
        and called.reference in (select reference from wanted except select reference from name)
        and not exists (select from staged where staged.source_id = held.source_id)
    ), answer as (
      select distinct on (reference) reference, case when first = last then first::uuid end as person_id
      from (
        select reference, place, min(person_id::text) as first, max(person_id::text) as last
        from (
          select * from known union all select * from name where reference in (select reference from wanted)
        ) everyone
        group by reference, place
      ) by_place
      order by reference, place
    )
    insert into run_manager (run_id, source_id, person_id, before, after)
    select ${runId}::uuid, asked.source_id, asked.person_id, asked.manager_id, found.person_id
    from asked
    left join answer on answer.reference = asked.reference
    cross join lateral (select nullif(answer.person_id, asked.person_id) as person_id) found
    where found.person_id is distinct from asked.manager_id
      and (found.person_id is not null or not asked.only_if_found)`;
  await countAnew(transaction, 'run_manager', managers);
  await addLines(transaction, runId);
}

/** For those about whom nothing but the manager changes. */
async function addLines(transaction: Transaction, runId: string): Promise<void> {
  await transaction.$executeRaw`
    insert into run_change (run_id, source_id, person_id, display_name, outcome)
    select manager.run_id, manager.source_id, manager.person_id, person.display_name, 'updated'
    from run_manager manager join person on person.id = manager.person_id
    where manager.run_id = ${runId}::uuid
      and not exists (
        select from run_change line where line.run_id = manager.run_id and line.source_id = manager.source_id)`;
}
