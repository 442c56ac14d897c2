import type { Change } from '#contract/runs.ts';
import { type Database, Prisma } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import { showChange, type ChangeRow } from './show-change.ts';
import type { ChangeFilter, ChangeQuery, ListOf } from '../sync.ts';

const chunkSize = 1000;

/** In the order of names. */
export async function listChanges(database: Database, query: ChangeQuery): Promise<ListOf<Change>> {
  await assertRun(database, query);
  const { page, pageSize } = query;
  const where = conditions(query);
  const [rows, counted] = await Promise.all([
    database.$queryRaw<StoredLine[]>`
      ${lines} where ${where} order by line.display_name, line.source_id
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    database.$queryRaw<{ total: number }[]>`select count(*)::int as total from run_change line where ${where}`,
  ]);
  return { items: await showAll(database, query.runId, rows), total: counted[0]?.total ?? 0 };
}

/** All of them, in the order of the provider's ids: a thousand at a time are in memory. */
export async function* streamChanges(database: Database, filter: ChangeFilter): AsyncGenerator<readonly Change[]> {
  await assertRun(database, filter);
  let after = '';
  for (;;) {
    const rows = await database.$queryRaw<StoredLine[]>`
      ${lines} where ${conditions(filter)} and line.source_id > ${after} order by line.source_id limit ${chunkSize}`;
    const last = rows.at(-1);
    if (!last) return;
    yield await showAll(database, filter.runId, rows);
    after = last.sourceId;
  }
}

type StoredLine = Omit<ChangeRow, 'managerChanges' | 'managerBefore' | 'managerAfter'> & ManagerIds;

interface ManagerIds {
  readonly managerIdBefore: string | null;
  readonly managerIdAfter: string | null;
}

/** A profile that several connectors fill has its managers in the line itself. */
const lines = Prisma.sql`
  select line.source_id as "sourceId", line.person_id as "personId", line.display_name as "displayName", line.outcome,
    line.before, line.after, line.picture, line.because,
    case when line.merged is null then manager.before::text else line.merged ->> 'heldManagerId' end as "managerIdBefore",
    case when line.merged is null then manager.after::text else line.merged ->> 'managerId' end as "managerIdAfter"
  from run_change line
  left join run_manager manager on manager.run_id = line.run_id and manager.source_id = line.source_id`;

async function showAll(database: Database, runId: string, stored: readonly StoredLine[]): Promise<Change[]> {
  const changing = stored.filter(({ managerIdBefore, managerIdAfter }) => managerIdBefore !== managerIdAfter);
  const ids = changing.flatMap(({ managerIdBefore, managerIdAfter }) => [managerIdBefore, managerIdAfter]);
  const names = await namesOf(database, runId, new Set(ids.filter((id) => id !== null)));
  const nameOf = (id: string | null): string | null =>
    id === null ? null : (names.get(id) ?? 'Someone who was removed');
  return stored.map((line) =>
    showChange({
      ...line,
      managerChanges: line.managerIdBefore !== line.managerIdAfter,
      managerBefore: nameOf(line.managerIdBefore),
      managerAfter: nameOf(line.managerIdAfter),
    }),
  );
}

/** People whom a preview or a held run would create have their name in their own line alone. */
async function namesOf(database: Database, runId: string, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const people = await database.person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const missing = [...ids].filter((id) => !names.has(id));
  if (missing.length === 0) return names;
  const created = await database.runChange.findMany({
    where: { runId, personId: { in: missing } },
    select: { personId: true, displayName: true },
  });
  for (const { personId, displayName } of created) if (personId !== null) names.set(personId, displayName);
  return names;
}

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
