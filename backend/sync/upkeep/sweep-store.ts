import { finalStatuses } from '#contract/runs.ts';
import type { Database } from '../../database/client.ts';

/** Deletes finished runs that are older, with their lines. The last run of each connector stays. */
export async function sweepRuns(database: Database, siteId: string, before: Date): Promise<number> {
  const final = [...finalStatuses];
  const [row] = await database.$queryRaw<{ runs: number }[]>`
    with old as materialized (
      select run.id from run
      where run.site_id = ${siteId}::uuid and run.status = any(${final}) and run.created_at < ${before}
        and exists (
          select from run newer
          where newer.connector_id = run.connector_id and newer.created_at > run.created_at and newer.type <> 'preview')
    ), changes as (delete from run_change using old where run_change.run_id = old.id),
    managers as (delete from run_manager using old where run_manager.run_id = old.id),
    pictures as (delete from run_picture using old where run_picture.run_id = old.id),
    records as (delete from run_record using old where run_record.run_id = old.id),
    pages as (delete from run_page using old where run_page.run_id = old.id),
    runs as (delete from run using old where run.id = old.id returning run.id)
    select count(*)::int as runs from runs`;
  return row?.runs ?? 0;
}

/** The same for pushes. The last push of each target stays. */
export async function sweepPushes(database: Database, siteId: string, before: Date): Promise<number> {
  return database.$executeRaw`
    delete from push
    where site_id = ${siteId}::uuid and status not in ('queued', 'working') and created_at < ${before}
      and exists (
        select from push newer where newer.target_id = push.target_id and newer.created_at > push.created_at)`;
}
