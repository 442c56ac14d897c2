import type { PicturePolicy } from '#contract/connectors.ts';
import { sql, type Transaction } from '../../database/client.ts';
import { managerReferenceAfter, valuesAfter, type PlanOrder } from './plan-order.ts';
import { countAnew, prepareForMany } from './statistics-store.ts';

export interface ApplyOrder extends PlanOrder {
  readonly pictures: PicturePolicy;
  readonly now: Date;
}

/** Brings the directory to what the plan's lines say. Belongs in the transaction in which the run moves on. */
export async function applyPlan(transaction: Transaction, order: ApplyOrder): Promise<void> {
  await prepareForMany(transaction);
  const created = await createPeople(transaction, order);
  await updatePeople(transaction, order);
  await updateMergedPeople(transaction, order);
  await updateManagers(transaction, order);
  await deactivateGone(transaction, order);
  const written = await writeSources(transaction, order);
  await countAnew(transaction, 'person', created);
  await countAnew(transaction, 'person_source', written);
  await transaction.$executeRaw`
    update site set directory_version = directory_version + 1 where id = ${order.siteId}::uuid`;
}

async function createPeople(
  transaction: Transaction,
  { runId, siteId, connectorId, now }: ApplyOrder,
): Promise<number> {
  return transaction.$executeRaw`
    insert into person (id, site_id, display_name, email, active, "values", origins, manager_id, department,
      search_text, sort_name, created_at, updated_at)
    select line.person_id, ${siteId}::uuid, line.display_name, record."values" ->> 'field:email', record.active,
      record."values" - 'field:manager', ${JSON.stringify({ '*': connectorId })}::jsonb, manager.after,
      record."values" ->> 'field:department', person_search_text(line.display_name, record."values"),
      fold_text(line.display_name), ${now}, ${now}
    from run_change line
    join run_record record on record.run_id = line.run_id and record.source_id = line.source_id
    left join run_manager manager on manager.run_id = line.run_id and manager.source_id = line.source_id
    where line.run_id = ${runId}::uuid and line.outcome = 'created'`;
}

/** What is kept beside a person's values must always be told by them. */
const columnsOfValues = sql`display_name = line.display_name, email = fresh."values" ->> 'field:email',
  department = fresh."values" ->> 'field:department',
  search_text = person_search_text(line.display_name, fresh."values"), sort_name = fold_text(line.display_name)`;

async function updatePeople(transaction: Transaction, { runId, connectorId, now }: ApplyOrder): Promise<void> {
  await transaction.$executeRaw`
    update person set active = record.active, "values" = fresh."values" - 'field:manager',
      origins = ${JSON.stringify({ '*': connectorId })}::jsonb, updated_at = ${now}, ${columnsOfValues}
    from run_change line
    join run_record record on record.run_id = line.run_id and record.source_id = line.source_id
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = line.source_id
    cross join lateral (select ${valuesAfter(sql`record`, sql`held`)} as "values" offset 0) fresh
    where person.id = line.person_id and line.run_id = ${runId}::uuid and line.merged is null
      and record.kind = 'record' and line.outcome in ('updated', 'reactivated', 'disabled')`;
}

/** People whom several accounts fill: their lines hold the whole profile. */
export async function updateMergedPeople(
  transaction: Transaction,
  { runId, now }: Pick<ApplyOrder, 'runId' | 'now'>,
): Promise<void> {
  await transaction.$executeRaw`
    update person set active = (line.merged ->> 'active')::boolean, "values" = fresh."values",
      origins = case when jsonb_typeof(line.merged -> 'origins') = 'object' then line.merged -> 'origins' else origins end,
      manager_id = (line.merged ->> 'managerId')::uuid, updated_at = ${now}, ${columnsOfValues}
    from run_change line
    cross join lateral (select line.merged -> 'values' as "values") fresh
    where person.id = line.person_id and line.run_id = ${runId}::uuid and line.merged is not null`;
}

async function updateManagers(transaction: Transaction, { runId, now }: ApplyOrder): Promise<void> {
  await transaction.$executeRaw`
    update person set manager_id = manager.after, updated_at = ${now}
    from run_manager manager
    join run_change line on line.run_id = manager.run_id and line.source_id = manager.source_id
    where person.id = manager.person_id and manager.run_id = ${runId}::uuid
      and line.merged is null and line.outcome <> 'created'`;
}

async function deactivateGone(transaction: Transaction, { runId, now }: ApplyOrder): Promise<void> {
  await transaction.$executeRaw`
    update person set active = false, updated_at = ${now}
    from run_change line
    where person.id = line.person_id and line.run_id = ${runId}::uuid and line.outcome = 'gone'
      and line.merged is null and person.active`;
}

/** The connector's own rows: also of people whose profile does not change. */
async function writeSources(transaction: Transaction, order: ApplyOrder): Promise<number> {
  const { runId, siteId, connectorId, pictures, now } = order;
  const clears = pictures.whenMissing === 'default' && pictures.policy !== 'firstTimeOnly';
  const written = await transaction.$executeRaw`
    insert into person_source (connector_id, source_id, site_id, person_id, present, active, "values", "references",
      draft_hash, manager_reference, manager_id, picture_due, picture_locator, last_seen_at)
    select ${connectorId}::uuid, record.source_id, ${siteId}::uuid, coalesce(line.person_id, held.person_id), true,
      record.active, ${valuesAfter(sql`record`, sql`held`)}, record."references", record.draft_hash,
      ${managerReferenceAfter(sql`record`, sql`held`)},
      case when manager.run_id is null then held.manager_id else manager.after end,
      ${pictures.policy !== 'off'} and case
        when record.picture_none then ${clears} and held.picture_sha256 is not null
        else record.picture_tag is null or record.picture_tag is distinct from held.picture_tag
      end, record.picture_locator, ${now}
    from run_record record
    left join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = record.source_id
    left join run_change line on line.run_id = record.run_id and line.source_id = record.source_id
    left join run_manager manager on manager.run_id = record.run_id and manager.source_id = record.source_id
    where record.run_id = ${runId}::uuid and record.kind = 'record' and record.in_scope
      and line.outcome is distinct from 'skipped'
    on conflict (connector_id, source_id) do update set
      person_id = excluded.person_id, present = true, active = excluded.active, "values" = excluded."values",
      "references" = excluded."references", draft_hash = excluded.draft_hash,
      manager_reference = excluded.manager_reference, manager_id = excluded.manager_id,
      picture_due = excluded.picture_due, picture_locator = excluded.picture_locator,
      last_seen_at = excluded.last_seen_at`;
  await transaction.$executeRaw`
    update person_source held set manager_id = manager.after
    from run_manager manager
    where manager.run_id = ${runId}::uuid and held.connector_id = ${connectorId}::uuid
      and held.source_id = manager.source_id and held.manager_id is distinct from manager.after`;
  await removeSources(transaction, order);
  return written;
}

async function removeSources(transaction: Transaction, { runId, connectorId }: ApplyOrder): Promise<void> {
  await transaction.$executeRaw`
    update person_source held set present = false
    from run_change line
    where line.run_id = ${runId}::uuid and line.outcome = 'gone'
      and held.connector_id = ${connectorId}::uuid and held.source_id = line.source_id`;
  await transaction.$executeRaw`
    update person_source held set present = false
    from run_change line
    where line.run_id = ${runId}::uuid and line.undo ? 'takenOver'
      and held.connector_id = ${connectorId}::uuid and held.source_id = line.undo ->> 'takenOver'`;
}
