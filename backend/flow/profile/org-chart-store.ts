import { Prisma, type Database } from '../../database/client.ts';
import { personColumns } from './people-store.ts';
import type { PersonRow } from './person-row.ts';

/** A person as the org chart shows them. `reports`: how many active people report to them. */
export interface ChartRow extends PersonRow {
  readonly reports: number;
}

export interface ChartLevel {
  readonly rows: readonly ChartRow[];
  /** On all pages. A page past the last one says 0. */
  readonly total: number;
}

interface Page {
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** No company is deeper. */
const longestPath = 30;

/** Nobody reports to themselves, whatever the provider says. */
const reportCount = Prisma.sql`(
  select count(*)::int from person report
  where report.site_id = person.site_id and report.manager_id = person.id and report.active and report.id <> person.id
) as reports`;

/** Active people without an active manager who have reports: those with most of them first. */
export function readChartTop(database: Database, siteId: string, page: Page): Promise<ChartLevel> {
  return levelOf(database.$queryRaw<CountedRow[]>`
    with manager as (
      select manager_id as id, count(*)::int as reports from person
      where site_id = ${siteId}::uuid and active and manager_id is not null and manager_id <> id group by manager_id
    ), page as (
      select person.id, manager.reports, count(*) over ()::int as total
      from manager join person using (id)
      left join person above on above.id = person.manager_id and above.site_id = person.site_id
        and above.active and above.id <> person.id
      where person.site_id = ${siteId}::uuid and person.active and above.id is null
      order by manager.reports desc, person.sort_name, person.id ${limits(page)}
    )
    select ${personColumns}, page.reports, page.total from page join person using (id)
    order by page.reports desc, person.sort_name, person.id`);
}

/** Active people who report to one, in the order of their names. */
export function readReports(
  database: Database,
  { siteId, personId }: { readonly siteId: string; readonly personId: string },
  page: Page,
): Promise<ChartLevel> {
  return levelOf(database.$queryRaw<CountedRow[]>`
    with page as (
      select id, count(*) over ()::int as total from person
      where site_id = ${siteId}::uuid and manager_id = ${personId}::uuid and active and id <> ${personId}::uuid
      order by sort_name, id ${limits(page)}
    )
    select ${personColumns}, ${reportCount}, page.total from page join person using (id)
    order by person.sort_name, person.id`);
}

/**
 * From the top of the organization down to the person. It starts below an inactive manager, whom the chart does not show,
 * and where a circle of managers closes. Empty when the person is not there or not active.
 */
export function readChartPath(database: Database, siteId: string, personId: string): Promise<readonly ChartRow[]> {
  return database.$queryRaw<ChartRow[]>`
    with recursive path (id, manager_id, depth, seen) as (
      select id, manager_id, 1, array[id] from person
      where site_id = ${siteId}::uuid and id = ${personId}::uuid and active
      union all
      select above.id, above.manager_id, depth + 1, seen || above.id from path
      join person above on above.site_id = ${siteId}::uuid and above.id = path.manager_id and above.active
      where depth < ${longestPath} and not above.id = any (seen)
    )
    select ${personColumns}, ${reportCount} from path join person using (id) order by path.depth desc`;
}

interface CountedRow extends ChartRow {
  readonly total: number;
}

async function levelOf(query: Promise<readonly CountedRow[]>): Promise<ChartLevel> {
  const rows = await query;
  return { rows, total: rows[0]?.total ?? 0 };
}

function limits({ page, pageSize }: Page): Prisma.Sql {
  return Prisma.sql`limit ${pageSize} offset ${(page - 1) * pageSize}`;
}
