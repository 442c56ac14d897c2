import { z } from 'zod';
import { sql, type Database } from '../../database/client.ts';

type Figures = Readonly<Record<string, number>>;

/** How much there is of everything, by label. */
export interface MetricFigures {
  /** By status. */
  readonly runs: Figures;
  /** `active`, `inactive` */
  readonly people: Figures;
  /** `enabled`, `disabled` */
  readonly connectors: Figures;
  /** `own`, `connector` */
  readonly pictures: Figures;
  /** By outcome, of all sites: the one at home is in no Jira. */
  readonly issueOutcomes: Figures;
  /** By whether a token is there that is good: `fresh`, `none`. Of all sites: the one at home is in no Forge. */
  readonly forgeInstallations: Figures;
}

const counted = z.array(z.object({ label: z.string(), count: z.int() }));
const personFigures = z.tuple([z.object({ active: z.int(), inactive: z.int(), own: z.int(), connector: z.int() })]);

export async function readMetricFigures(database: Database, siteId: string): Promise<MetricFigures> {
  const [runs, connectors, [people], issueOutcomes, forge] = await Promise.all([
    database.$queryRaw(sql`
      select status as label, count(*)::int as count from run where site_id = ${siteId}::uuid group by status`),
    database.$queryRaw(sql`
      select case when enabled then 'enabled' else 'disabled' end as label, count(*)::int as count
      from connector where site_id = ${siteId}::uuid group by enabled`),
    database
      .$queryRaw(
        sql`
        select count(*) filter (where active)::int as active, count(*) filter (where not active)::int as inactive,
          count(*) filter (where picture_sha256 = own_sha256)::int as own,
          count(*) filter (where picture_sha256 is distinct from own_sha256 and picture_sha256 is not null)::int as connector
        from person where site_id = ${siteId}::uuid`,
      )
      .then((rows) => personFigures.parse(rows)),
    database.$queryRaw(sql`select outcome as label, count(*)::int as count from issue_outcome group by outcome`),
    database.$queryRaw(sql`
      select case when token_until > now() then 'fresh' else 'none' end as label, count(*)::int as count
      from forge_installation where uninstalled_at is null group by 1`),
  ]);
  const { active, inactive, own, connector } = people;
  return {
    runs: byLabel(runs),
    connectors: byLabel(connectors),
    people: { active, inactive },
    pictures: { own, connector },
    issueOutcomes: byLabel(issueOutcomes),
    forgeInstallations: byLabel(forge),
  };
}

function byLabel(rows: unknown): Figures {
  return Object.fromEntries(counted.parse(rows).map(({ label, count }) => [label, count]));
}
