import type { Transaction } from '../../database/client.ts';
import type { PlanOrder } from './plan-order.ts';

/** `person`: the provider's id. `reference`: any name by which others call somebody their manager. */
export type ErasedNameKind = 'person' | 'reference';

/** What is kept of a name of somebody who was erased. */
export type HashErased = (connectorId: string, kind: ErasedNameKind, name: string) => string;

type StagedOrder = Pick<PlanOrder, 'runId' | 'connectorId'>;

const because =
  'This person was erased on request, and is not brought in again. An admin can allow it in Settings, under Privacy.';
const shownName = 'Erased on request';

export async function hasErased(transaction: Transaction, connectorId: string): Promise<boolean> {
  return (await transaction.erasedPerson.findFirst({ where: { connectorId }, select: { hash: true } })) !== null;
}

/** Staged people whom the connector does not have, in the order of their ids. */
export async function strangersAfter(
  transaction: Transaction,
  { runId, connectorId }: StagedOrder,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ sourceId: string }[]>`
    select record.source_id as "sourceId" from run_record record
    where record.run_id = ${runId}::uuid and record.kind = 'record' and record.source_id > ${after}
      and not exists (
        select from person_source held
        where held.connector_id = ${connectorId}::uuid and held.source_id = record.source_id)
    order by record.source_id limit ${limit}`;
  return rows.map(({ sourceId }) => sourceId);
}

/** Names of managers that staged people have, in order. */
export async function managerNamesAfter(
  transaction: Transaction,
  runId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ name: string }[]>`
    select distinct record."values" ->> 'field:manager' as name from run_record record
    where record.run_id = ${runId}::uuid and record."values" ->> 'field:manager' > ${after}
    order by name limit ${limit}`;
  return rows.map(({ name }) => name);
}

/** Which of these the connector is to leave out. */
export async function erasedAmong(
  transaction: Transaction,
  connectorId: string,
  { kind, hashes }: { readonly kind: ErasedNameKind; readonly hashes: readonly string[] },
): Promise<ReadonlySet<string>> {
  const where = { connectorId, kind, hash: { in: [...hashes] } };
  const rows = await transaction.erasedPerson.findMany({ where, select: { hash: true } });
  return new Set(rows.map(({ hash }) => hash));
}

/** Nothing of these people stays staged but that there is one who is skipped. */
export async function leaveErasedOut(
  transaction: Transaction,
  runId: string,
  erased: readonly { readonly sourceId: string; readonly hash: string }[],
): Promise<void> {
  if (erased.length === 0) return;
  await transaction.$executeRaw`
    with left_out as (
      delete from run_record record
      using jsonb_to_recordset(${JSON.stringify(erased)}::jsonb) as erased ("sourceId" text, hash text)
      where record.run_id = ${runId}::uuid and record.source_id = erased."sourceId" returning erased.hash
    )
    insert into run_record (run_id, source_id, kind, "values", keep, "references", because)
    select ${runId}::uuid, hash, 'skipped', ${JSON.stringify({ 'field:displayName': shownName })}::jsonb, '{}', '{}', ${because}
    from left_out on conflict do nothing`;
}

/** Whoever names one of them as manager has none. */
export async function leaveManagersOut(
  transaction: Transaction,
  runId: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await transaction.$executeRaw`
    update run_record set "values" = "values" - 'field:manager'
    where run_id = ${runId}::uuid and "values" ->> 'field:manager' = any(${[...names]})`;
}
