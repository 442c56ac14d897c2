import { sql, type Transaction } from '../../database/client.ts';
import { dropSameInNewOrder, planReordered } from './merge-order-store.ts';
import { countAnew, prepareForMany } from './statistics-store.ts';
import { planFresh } from './plan-fresh-store.ts';
import { planManagers } from './plan-managers-store.ts';
import { planMerged } from './plan-merged-store.ts';
import { displayNameOf, valuesAfter, type PlanOrder } from './plan-order.ts';

/**
 * Writes one `run_change` line for everyone whom the staged records change, comparing them with the directory as it
 * is. Made again from nothing whenever it is asked for; the directory itself stays as it is.
 */
export async function planRun(transaction: Transaction, order: PlanOrder): Promise<void> {
  await prepareForMany(transaction);
  await clearPlan(transaction, order.runId);
  await countAnew(transaction, 'run_record', await transaction.runRecord.count({ where: { runId: order.runId } }));
  const gone = await planGone(transaction, order);
  const known = await planKnown(transaction, order);
  const fresh = await planFresh(transaction, order);
  const leftOut = await planLeftOut(transaction, order);
  await countAnew(transaction, 'run_change', gone + known + fresh + leftOut);
  await planManagers(transaction, order);
  if (order.reorder) await planReordered(transaction, order);
  await planMerged(transaction, order);
  if (order.reorder) await dropSameInNewOrder(transaction, order.runId);
}

export async function clearPlan(transaction: Transaction, runId: string): Promise<void> {
  await transaction.$executeRaw`delete from run_change where run_id = ${runId}::uuid`;
  await transaction.$executeRaw`delete from run_manager where run_id = ${runId}::uuid`;
}

const heldForUndo = sql`jsonb_build_object('present', held.present, 'active', held.active,
  'references', to_jsonb(held."references"), 'hash', held.draft_hash)`;

const goneLine = sql`held.source_id, held.person_id, person.display_name, 'gone',
  case when person.active then '{"active": "true"}'::jsonb else '{}' end,
  case when person.active then '{"active": "false"}'::jsonb else '{}' end`;

async function planGone(transaction: Transaction, { runId, connectorId, read }: PlanOrder): Promise<number> {
  const said = await transaction.$executeRaw`
    insert into run_change (run_id, source_id, person_id, display_name, outcome, before, after, because, undo)
    select ${runId}::uuid, ${goneLine}, record.because, ${heldForUndo}
    from run_record record
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = record.source_id
    join person on person.id = held.person_id
    where record.run_id = ${runId}::uuid and held.present
      and (record.kind = 'removed' or (record.kind = 'record' and not record.in_scope))`;
  if (read === 'changes') return said;
  // Set operations and not a join: they stay quick however wrong the planner's guess at the listed ids is.
  const missing = await transaction.$executeRaw`
    with missing as materialized (
      select source_id from person_source where connector_id = ${connectorId}::uuid and present
      except select unnest(unchanged) from run_page where run_id = ${runId}::uuid
      except select unnest(present) from run_page where run_id = ${runId}::uuid
      except select source_id from run_record where run_id = ${runId}::uuid
    )
    insert into run_change (run_id, source_id, person_id, display_name, outcome, before, after, undo)
    select ${runId}::uuid, ${goneLine}, ${heldForUndo}
    from missing
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = missing.source_id
    join person on person.id = held.person_id`;
  return said + missing;
}

/** As if the provider had nobody any more. */
export async function planEveryoneGone(
  transaction: Transaction,
  { runId, connectorId }: Pick<PlanOrder, 'runId' | 'connectorId'>,
): Promise<void> {
  await transaction.$executeRaw`
    insert into run_change (run_id, source_id, person_id, display_name, outcome, before, after, undo)
    select ${runId}::uuid, ${goneLine}, ${heldForUndo}
    from person_source held join person on person.id = held.person_id
    where held.connector_id = ${connectorId}::uuid and held.present`;
}

/** Lines for people whom this connector has brought before. Those whom others bring too are looked at again by `planMerged`. */
async function planKnown(transaction: Transaction, { runId, connectorId }: PlanOrder): Promise<number> {
  return transaction.$executeRaw`
    insert into run_change (run_id, source_id, person_id, display_name, outcome, before, after, because, undo)
    select ${runId}::uuid, record.source_id, held.person_id,
      ${displayNameOf(sql`fresh."values"`, sql`record.source_id`)},
      case
        when record.active and not person.active then 'reactivated'
        when person.active and not record.active then 'disabled'
        when fresh."values" = held."values" and held.present then 'failed'
        else 'updated'
      end,
      coalesce(difference.before, '{}') || case when person.active = record.active then '{}'::jsonb
        else jsonb_build_object('active', person.active::text) end,
      coalesce(difference.after, '{}') || case when person.active = record.active then '{}'::jsonb
        else jsonb_build_object('active', record.active::text) end,
      record.because,
      ${heldForUndo} || jsonb_build_object('written', record.draft_hash, 'writtenActive', record.active)
    from run_record record
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = record.source_id
    join person on person.id = held.person_id
    cross join lateral (select ${valuesAfter(sql`record`, sql`held`)} as "values" offset 0) fresh
    left join lateral (
      select jsonb_object_agg(key, old.value) filter (where old.value is not null) as before,
        jsonb_object_agg(key, new.value) filter (where new.value is not null) as after
      from jsonb_each(held."values") old full join jsonb_each(fresh."values") new using (key)
      where fresh."values" <> held."values" and old.value is distinct from new.value
    ) difference on true
    where record.run_id = ${runId}::uuid and record.kind = 'record' and record.in_scope
      and (fresh."values" <> held."values" or record.active <> held.active or not held.present
        or record.because is not null)`;
}

/** Whoever was read and stays outside: a line each, so that nobody is missing without a reason. */
async function planLeftOut(transaction: Transaction, { runId, connectorId }: PlanOrder): Promise<number> {
  return transaction.$executeRaw`
    insert into run_change (run_id, source_id, person_id, display_name, outcome, because)
    select ${runId}::uuid, record.source_id, held.person_id, coalesce(person.display_name, ${displayNameOf(sql`record."values"`, sql`record.source_id`)}),
      case record.kind when 'rejected' then 'failed' else 'skipped' end, record.because
    from run_record record
    left join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = record.source_id
    left join person on person.id = held.person_id
    where record.run_id = ${runId}::uuid
      and (record.kind in ('rejected', 'skipped')
        or (record.kind = 'record' and not record.in_scope and (held.present is null or not held.present)))`;
}
