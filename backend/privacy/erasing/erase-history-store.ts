import type { Transaction } from '../../database/client.ts';
import { namesOf, type PersonToErase } from './erase-directory-store.ts';

const ofRuns = ['run_change', 'run_manager', 'run_record', 'run_picture'];

/**
 * What runs have kept and staged of the person, and where they are named as somebody's manager. Runs know people by the
 * providers' ids. Answers how many lines of history there were.
 */
export async function eraseFromRuns(transaction: Transaction, person: PersonToErase): Promise<number> {
  const { siteId, sources } = person;
  const own = JSON.stringify(sources);
  const deleted = new Map<string, number>();
  for (const table of ofRuns) {
    const rows = await transaction.$executeRawUnsafe(
      `delete from ${table} line
      using jsonb_to_recordset($1::jsonb) as own ("connectorId" uuid, "sourceId" text)
      join run on run.connector_id = own."connectorId"
      where run.site_id = $2::uuid and line.run_id = run.id and line.source_id = own."sourceId"`,
      own,
      siteId,
    );
    deleted.set(table, rows);
  }
  await transaction.$executeRaw`
    update run_page page set unchanged = array_remove(page.unchanged, own."sourceId"),
      present = array_remove(page.present, own."sourceId")
    from jsonb_to_recordset(${own}::jsonb) as own ("connectorId" uuid, "sourceId" text)
    join run on run.connector_id = own."connectorId"
    where run.site_id = ${siteId}::uuid and page.run_id = run.id
      and own."sourceId" = any(page.unchanged || page.present)`;
  // One that is under way would read everyone without it; what it brings is left out.
  await transaction.$executeRaw`
    update run set source_id = null
    from jsonb_to_recordset(${own}::jsonb) as own ("connectorId" uuid, "sourceId" text)
    where run.connector_id = own."connectorId" and run.source_id = own."sourceId" and run.finished_at is not null`;
  await forgetAsManager(transaction, person);
  return deleted.get('run_change') ?? 0;
}

/** Of other people's lines, the name by which the provider called their manager. */
async function forgetAsManager(transaction: Transaction, person: PersonToErase): Promise<void> {
  const names = [...namesOf(person)];
  await transaction.$executeRaw`
    update run_change line set
      before = case when line.before ->> 'field:manager' = any(${names}) then line.before - 'field:manager' else line.before end,
      after = case when line.after ->> 'field:manager' = any(${names}) then line.after - 'field:manager' else line.after end,
      undo = line.undo #- '{before,field:manager}' #- '{after,field:manager}'
    from run
    where run.site_id = ${person.siteId}::uuid and line.run_id = run.id
      and (line.before ->> 'field:manager' = any(${names}) or line.after ->> 'field:manager' = any(${names})
        or line.undo #>> '{before,field:manager}' = any(${names}) or line.undo #>> '{after,field:manager}' = any(${names}))`;
}
