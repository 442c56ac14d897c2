import { sql, type Database, type Transaction } from '../database/client.ts';

/** Every way in which an Atlassian site may have Roster installed, with the site that it leads to. */
const installations = sql`(
  select site_id, uninstalled_at from connect_installation
  union all select site_id, uninstalled_at from forge_installation) installation`;

/** Sites whose Atlassian site had uninstalled Roster before that time, in each of its products. */
export async function sitesLeftBefore(database: Database, before: Date): Promise<readonly string[]> {
  const rows = await database.$queryRaw<{ readonly siteId: string }[]>(sql`
    select site_id::text as "siteId" from ${installations}
    group by site_id having bool_and(coalesce(uninstalled_at < ${before}::timestamptz, false))`);
  return rows.map(({ siteId }) => siteId);
}

/** Once no product of an Atlassian site has Roster any more, nothing of its site is read or pushed on its own. */
export async function restIfLeft(transaction: Transaction, siteId: string): Promise<void> {
  const [row] = await transaction.$queryRaw<{ readonly live: number }[]>(sql`
    select count(*)::int as live from ${installations} where site_id = ${siteId}::uuid and uninstalled_at is null`);
  if (row?.live !== 0) return;
  const where = { siteId };
  await transaction.connector.updateMany({ where, data: { enabled: false } });
  await transaction.target.updateMany({ where, data: { enabled: false } });
}
