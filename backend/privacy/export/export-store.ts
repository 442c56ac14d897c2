import type { Database } from '../../database/client.ts';
import type { ChangeRow } from '../../sync/views/show-change.ts';

export interface PersonPlace {
  readonly siteId: string;
  readonly personId: string;
}

export async function readProfile(database: Database, { siteId, personId }: PersonPlace) {
  const person = await database.person.findFirst({ where: { id: personId, siteId } });
  if (!person) return undefined;
  const named = { id: true, displayName: true } as const;
  const [manager, reports, connectors, account, site] = await Promise.all([
    person.managerId === null
      ? null
      : database.person.findFirst({ where: { id: person.managerId, siteId }, select: named }),
    database.person.findMany({ where: { siteId, managerId: personId }, select: named, orderBy: { sortName: 'asc' } }),
    database.connector.findMany({ where: { siteId }, select: { id: true, name: true, kind: true } }),
    person.email === null ? null : database.account.findFirst({ where: { siteId, email: person.email.toLowerCase() } }),
    database.site.findUniqueOrThrow({ where: { id: siteId }, select: { name: true } }),
  ]);
  return { person, manager, reports, connectors, account, siteName: site.name };
}

export function readSources(database: Database, { siteId, personId }: PersonPlace) {
  return database.personSource.findMany({
    where: { siteId, personId },
    orderBy: [{ connectorId: 'asc' }, { sourceId: 'asc' }],
  });
}

/** A line of a run, with the run that it is of. */
export interface HistoryRow extends ChangeRow {
  readonly runId: string;
  readonly at: Date;
  readonly connector: string;
}

/** Runs know people by the providers' ids. Newest first. */
export function readHistory(database: Database, { siteId, personId }: PersonPlace): Promise<readonly HistoryRow[]> {
  return database.$queryRaw<HistoryRow[]>`
    select run.id as "runId", run.created_at as at, connector.name as connector, line.source_id as "sourceId",
      line.person_id as "personId", line.display_name as "displayName", line.outcome, line.before, line.after,
      line.picture, line.because, manager.run_id is not null as "managerChanges",
      boss_before.display_name as "managerBefore", boss_after.display_name as "managerAfter"
    from person_source held
    join run on run.connector_id = held.connector_id
    join connector on connector.id = run.connector_id
    join run_change line on line.run_id = run.id and line.source_id = held.source_id
    left join run_manager manager on manager.run_id = run.id and manager.source_id = held.source_id
    left join person boss_before on boss_before.id = manager.before
    left join person boss_after on boss_after.id = manager.after
    where held.site_id = ${siteId}::uuid and held.person_id = ${personId}::uuid
    order by run.created_at desc, run.id desc`;
}

export function readTargets(database: Database, { siteId, personId }: PersonPlace) {
  return database.targetPerson.findMany({
    where: { siteId, personId },
    include: { target: { select: { name: true, kind: true } } },
    orderBy: { targetId: 'asc' },
  });
}

export function readPushLines(database: Database, { siteId, personId }: PersonPlace) {
  return database.pushLine.findMany({
    where: { personId, push: { siteId }, step: 'done' },
    include: { push: { select: { createdAt: true, target: { select: { name: true } } } } },
    orderBy: { push: { createdAt: 'desc' } },
  });
}

export async function readElsewhere(database: Database, { siteId, personId }: PersonPlace) {
  const [photos, atlassian, issues] = await Promise.all([
    database.hostedPhoto.findMany({
      where: { siteId, personId },
      include: { fetches: true },
      orderBy: { createdAt: 'desc' },
    }),
    database.atlassianAccount.findMany({ where: { siteId, personId } }),
    database.issueOutcome.findMany({ where: { siteId, personId }, orderBy: { id: 'desc' } }),
  ]);
  const accountIds = atlassian.map(({ accountId }) => accountId);
  const reported = await database.reportedAccount.findMany({ where: { siteId, accountId: { in: accountIds } } });
  const reportedAt = new Map(reported.map((row) => [row.accountId, row.reportedAt]));
  return { photos, atlassian, issues, reportedAt };
}
