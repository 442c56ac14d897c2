import type { PicturePolicy } from '#contract/connectors.ts';
import type { RunCounts } from '#contract/runs.ts';
import type { DatabaseOrTransaction } from '../../database/client.ts';
import type { PlanLosses } from './guard-plan.ts';
import type { PlanOrder } from './plan-order.ts';

export type PlanCounts = Omit<RunCounts, 'read' | 'pictures'>;

/** How many people the plan does what to. */
export async function countPlan(database: DatabaseOrTransaction, runId: string): Promise<PlanCounts> {
  const outcomes = await database.$queryRaw<{ outcome: string; people: number }[]>`
    select outcome, count(*)::int as people from run_change where run_id = ${runId}::uuid group by outcome`;
  const of = (outcome: string): number => outcomes.find((row) => row.outcome === outcome)?.people ?? 0;
  return {
    created: of('created'),
    updated: of('updated') + of('disabled'),
    unchanged: await countUnchanged(database, runId),
    reactivated: of('reactivated'),
    gone: of('gone'),
    skipped: of('skipped'),
    failed: of('failed'),
  };
}

/** Read, and without a line: a person may be read unchanged and still get a new manager. */
async function countUnchanged(database: DatabaseOrTransaction, runId: string): Promise<number> {
  const [counted] = await database.$queryRaw<{ unchanged: number }[]>`
    with unread as materialized (
      select line.source_id from run_change line
      where line.run_id = ${runId}::uuid and line.outcome <> 'gone'
        and not exists (
          select from run_record record where record.run_id = line.run_id and record.source_id = line.source_id)
    )
    select (
      (select coalesce(sum(cardinality(unchanged)), 0) from run_page where run_id = ${runId}::uuid)
      + (select count(*) from run_record record
          where record.run_id = ${runId}::uuid and record.kind = 'record' and not exists (
            select from run_change line where line.run_id = record.run_id and line.source_id = record.source_id))
      - case when exists (select from unread) then (
          select count(*) from (
            select source_id from unread intersect select unnest(unchanged) from run_page where run_id = ${runId}::uuid
          ) with_a_line) else 0 end
    )::int as unchanged`;
  return counted?.unchanged ?? 0;
}

/** What the plan takes away from the people whom the connector had. */
export async function countLosses(
  database: DatabaseOrTransaction,
  { runId, connectorId, read }: PlanOrder,
  pictures: PicturePolicy,
): Promise<PlanLosses> {
  const [losses] = await database.$queryRaw<Omit<PlanLosses, 'blankedByField' | 'nobodyRead'>[]>`
    with line as (
      select outcome, before, after, exists (
          select from run_manager manager where manager.run_id = line.run_id and manager.source_id = line.source_id
            and manager.before is not null and manager.after is null) as unmanaged
      from run_change line where run_id = ${runId}::uuid and outcome in ('gone', 'disabled', 'updated', 'reactivated')
    )
    select count(*) filter (where outcome = 'gone')::int as gone,
      count(*) filter (where outcome = 'disabled')::int as disabled,
      count(*) filter (where outcome <> 'gone' and (unmanaged or exists (
        select from jsonb_object_keys(before) key where not after ? key and key <> 'field:manager')))::int as blanked,
      (${await countUnpictured(database, { runId, connectorId }, pictures)})::int as unpictured
    from line`;
  return {
    ...(losses ?? { gone: 0, disabled: 0, blanked: 0, unpictured: 0 }),
    blankedByField: await countBlankedFields(database, runId),
    nobodyRead: read === 'whole' && !(await anybodyRead(database, runId)),
  };
}

async function countBlankedFields(database: DatabaseOrTransaction, runId: string): Promise<Record<string, number>> {
  const fields = await database.$queryRaw<{ key: string; people: number }[]>`
    select key, count(*)::int as people
    from run_change line cross join lateral (
      select key from jsonb_object_keys(line.before) key where not line.after ? key and key <> 'field:manager'
    ) blanked
    where line.run_id = ${runId}::uuid and line.outcome in ('disabled', 'updated', 'reactivated')
    group by key
    union all
    select 'manager', count(*)::int from run_manager manager
    join run_change line on line.run_id = manager.run_id and line.source_id = manager.source_id
    where manager.run_id = ${runId}::uuid and manager.before is not null and manager.after is null`;
  return Object.fromEntries(fields.map(({ key, people }) => [key, people]));
}

async function anybodyRead(database: DatabaseOrTransaction, runId: string): Promise<boolean> {
  const [answer] = await database.$queryRaw<{ anybody: boolean }[]>`
    select exists (select from run_page where run_id = ${runId}::uuid and cardinality(unchanged) + cardinality(present) > 0)
      or exists (select from run_record where run_id = ${runId}::uuid and kind = 'record' and in_scope) as anybody`;
  return answer?.anybody ?? false;
}

/** Whose picture the record itself says is no more. What only asking tells is guarded once everyone was asked. */
async function countUnpictured(
  database: DatabaseOrTransaction,
  { runId, connectorId }: Pick<PlanOrder, 'runId' | 'connectorId'>,
  { policy, whenMissing }: PicturePolicy,
): Promise<number> {
  if (whenMissing === 'keep' || policy === 'off' || policy === 'firstTimeOnly') return 0;
  const [counted] = await database.$queryRaw<{ people: number }[]>`
    select count(*)::int as people
    from run_record record
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = record.source_id
    join person on person.id = held.person_id and person.picture_sha256 = held.picture_sha256
    where record.run_id = ${runId}::uuid and record.kind = 'record' and record.in_scope and record.picture_none`;
  return counted?.people ?? 0;
}

/** People whom the connector has, as of its last applied run. */
export async function countKnown(database: DatabaseOrTransaction, connectorId: string): Promise<number> {
  const [counted] = await database.$queryRaw<{ people: number }[]>`
    select count(*)::int as people from person_source where connector_id = ${connectorId}::uuid and present`;
  return counted?.people ?? 0;
}
