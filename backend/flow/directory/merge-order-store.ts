import type { Transaction } from '../../database/client.ts';
import type { PlanOrder } from './plan-order.ts';

/** Hash of the order in which connectors of a site fill profiles. */
export async function mergeBasis(transaction: Transaction, siteId: string): Promise<string> {
  const [order] = await transaction.$queryRaw<{ basis: string }[]>`
    select md5(coalesce(string_agg(concat_ws(' ', id, priority, field_priorities), ',' order by id), '')) as basis
    from connector where site_id = ${siteId}::uuid`;
  return order?.basis ?? '';
}

/** An admin has changed the order since profiles were last merged: a line for each that several connectors fill. */
export async function planReordered(
  transaction: Transaction,
  { runId, siteId, connectorId }: PlanOrder,
): Promise<void> {
  const basis = await mergeBasis(transaction, siteId);
  if ((await transaction.connector.count({ where: { id: connectorId, mergeBasis: basis } })) > 0) return;
  await transaction.$executeRaw`
    insert into run_change (run_id, source_id, person_id, display_name, outcome, undo)
    select ${runId}::uuid, held.source_id, person.id, person.display_name, 'updated', '{"reordered": true}'
    from person_source held join person on person.id = held.person_id
    where held.connector_id = ${connectorId}::uuid and held.present
      and exists (
        select from person_source other
        where other.person_id = held.person_id and other.connector_id <> ${connectorId}::uuid and other.present)
    on conflict do nothing`;
}

/** Most profiles are the same in either order. */
export async function dropSameInNewOrder(transaction: Transaction, runId: string): Promise<void> {
  await transaction.$executeRaw`
    delete from run_change
    where run_id = ${runId}::uuid and undo ? 'reordered' and before = '{}' and after = '{}'
      and merged ->> 'managerId' is not distinct from merged ->> 'heldManagerId'
      and not exists (
        select from run_manager manager where manager.run_id = run_change.run_id and manager.source_id = run_change.source_id)`;
}
