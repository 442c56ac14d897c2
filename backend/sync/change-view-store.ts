import type { Change } from '#contract/runs.ts';
import { type Database, Prisma } from '../database/client.ts';
import { AppError } from '../errors/app-error.ts';
import { showChange, type ChangeRow } from './show-change.ts';
import type { ChangeFilter, ChangeQuery, ListOf } from './sync.ts';

const chunkSize = 1000;

/** In the order of names. */
export async function listChanges(database: Database, query: ChangeQuery): Promise<ListOf<Change>> {
  await assertRun(database, query);
  const { page, pageSize } = query;
  const where = conditions(query);
  const [rows, counted] = await Promise.all([
    database.$queryRaw<ChangeRow[]>`
      ${lines} where ${where} order by line.display_name, line.source_id
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    database.$queryRaw<{ total: number }[]>`select count(*)::int as total from run_change line where ${where}`,
  ]);
  return { items: rows.map(showChange), total: counted[0]?.total ?? 0 };
}

/** All of them, in the order of the provider's ids: a thousand at a time are in memory. */
export async function* streamChanges(database: Database, filter: ChangeFilter): AsyncGenerator<readonly Change[]> {
  await assertRun(database, filter);
  let after = '';
  for (;;) {
    const rows = await database.$queryRaw<ChangeRow[]>`
      ${lines} where ${conditions(filter)} and line.source_id > ${after} order by line.source_id limit ${chunkSize}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(showChange);
    after = last.sourceId;
  }
}

const lines = Prisma.sql`
  select line.source_id as "sourceId", line.person_id as "personId", line.display_name as "displayName", line.outcome,
    line.before, line.after, line.picture, line.because, manager.source_id is not null as "managerChanges",
    manager_before.display_name as "managerBefore", manager_after.display_name as "managerAfter"
  from run_change line
  left join run_manager manager on manager.run_id = line.run_id and manager.source_id = line.source_id
  left join person manager_before on manager_before.id = manager.before
  left join person manager_after on manager_after.id = manager.after`;

function conditions({ runId, outcome, failed, search }: ChangeFilter): Prisma.Sql {
  const text = search?.trim() ?? '';
  const pattern = `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return Prisma.join(
    [
      Prisma.sql`line.run_id = ${runId}::uuid`,
      ...(outcome === undefined ? [] : [Prisma.sql`line.outcome = ${outcome}`]),
      ...(failed === true ? [Prisma.sql`(line.outcome = 'failed' or line.picture ->> 'outcome' = 'failed')`] : []),
      ...(text === ''
        ? []
        : [Prisma.sql`(fold_text(line.display_name) like fold_text(${pattern}) or line.source_id like ${pattern})`]),
    ],
    ' and ',
  );
}

async function assertRun(database: Database, { siteId, runId }: ChangeFilter): Promise<void> {
  const run = await database.run.findFirst({ where: { id: runId, siteId }, select: { id: true } });
  if (!run) throw new AppError('not-found', 'There is no such run.');
}
