import { z } from 'zod';
import { sql, type Database, type Transaction } from '../../../database/client.ts';

/** Values of a person that issues show, and the name that those of their reports show. */
const shownKeys = ['field:department', 'field:location', 'field:displayName'];

/** Ids of active people whose issues may show something else after a run, in order. */
export async function changedPeople(
  database: Database,
  { siteId, runId, after }: { readonly siteId: string; readonly runId: string; readonly after: string | undefined },
  limit: number,
): Promise<readonly string[]> {
  const rows = await database.$queryRaw(sql`
    with changed as materialized (${changedIn(runId)}), concerned as (
      select id from changed
      union
      select report.id from changed
      join person report on report.manager_id = changed.id and report.site_id = ${siteId}::uuid
    )
    select person.id::text from concerned join person using (id)
    where person.site_id = ${siteId}::uuid and person.active
      and (${after ?? null}::uuid is null or person.id > ${after ?? null}::uuid)
    order by person.id limit ${limit}`);
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** Ids of whoever has this person as their manager. */
export async function reportsOf(
  transaction: Transaction,
  siteId: string,
  personId: string,
): Promise<readonly string[]> {
  const rows = await transaction.person.findMany({ where: { siteId, managerId: personId }, select: { id: true } });
  return rows.map(({ id }) => id);
}

function changedIn(runId: string) {
  return sql`
    select line.person_id as id from run_change line
    where line.run_id = ${runId}::uuid and line.person_id is not null
      and (line.before ?| ${shownKeys} or line.after ?| ${shownKeys} or line.before ? 'active' or line.after ? 'active')
    union
    select manager.person_id from run_manager manager where manager.run_id = ${runId}::uuid`;
}
