import type { Run, RunSummary } from '#contract/runs.ts';
import type { Database } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import { definedOnly } from '../../database/defined-only.ts';
import { parseRun, workingStatuses } from '../runs/run-state.ts';
import { showRun, showRunSummary } from './show-run.ts';
import type { ConnectorActivity, ListOf, RunQuery } from '../sync.ts';

const withConnectorName = { connector: { select: { name: true } } } as const;

export async function getRun(database: Database, siteId: string, runId: string): Promise<Run> {
  const row = await database.run.findFirst({ where: { id: runId, siteId }, include: withConnectorName });
  if (!row) throw new AppError('not-found', 'There is no such run.');
  const undoing = await database.run.findUnique({ where: { undoes: runId }, select: { id: true } });
  const { connector, ...run } = row;
  return showRun(parseRun(run), connector.name, undoing?.id);
}

/** Newest first. */
export async function listRuns(database: Database, query: RunQuery): Promise<ListOf<RunSummary>> {
  const { page, pageSize, ...filter } = query;
  const where = definedOnly(filter);
  const [rows, total] = await Promise.all([
    database.run.findMany({
      where,
      include: withConnectorName,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    database.run.count({ where }),
  ]);
  return { items: rows.map(({ connector, ...run }) => showRunSummary(parseRun(run), connector.name)), total };
}

interface ConnectorFigures {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly pictureCount: number;
  readonly lastRunId: string | null;
  readonly activeRunId: string | null;
}

/** By connector id, in three statements however many connectors there are. */
export async function connectorActivity(
  database: Database,
  siteId: string,
): Promise<ReadonlyMap<string, ConnectorActivity>> {
  const figures = await readFigures(database, siteId);
  const ids = figures.flatMap(({ lastRunId, activeRunId }) => [lastRunId, activeRunId]).filter((id) => id !== null);
  const runs = await database.run.findMany({ where: { id: { in: ids } } });
  const byId = new Map(runs.map((run) => [run.id, parseRun(run)]));
  const show = (id: string | null, name: string) => {
    const run = id === null ? undefined : byId.get(id);
    return run ? showRunSummary(run, name) : null;
  };
  return new Map(
    figures.map(({ id, name, people, pictureCount, lastRunId, activeRunId }) => [
      id,
      { people, pictureCount, lastRun: show(lastRunId, name), activeRun: show(activeRunId, name) },
    ]),
  );
}

function readFigures(database: Database, siteId: string): Promise<readonly ConnectorFigures[]> {
  const working = [...workingStatuses];
  return database.$queryRaw<ConnectorFigures[]>`
    select connector.id, connector.name, coalesce(people.count, 0)::int as people,
      coalesce(people.pictures, 0)::int as "pictureCount", last.id as "lastRunId", active.id as "activeRunId"
    from connector
    left join (
      select connector_id, count(*) as count, count(picture_sha256) as pictures
      from person_source where site_id = ${siteId}::uuid and present group by connector_id
    ) people on people.connector_id = connector.id
    left join lateral (
      select id from run
      where connector_id = connector.id and type <> 'preview' and status <> all(${working})
      order by created_at desc, id desc limit 1
    ) last on true
    left join lateral (
      select id from run
      where connector_id = connector.id and type <> 'preview' and status = any(${working})
      order by created_at desc, id desc limit 1
    ) active on true
    where connector.site_id = ${siteId}::uuid`;
}
