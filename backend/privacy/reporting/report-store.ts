import { accountTargets } from '../../atlassian/account-store.ts';
import {
  sql,
  type Database,
  type DatabaseOrTransaction,
  type Prisma,
  type Transaction,
} from '../../database/client.ts';
import { forgetAsManager } from '../erasing/erase-targets-store.ts';
import type { HeldAccount } from './account-reporter.ts';

export const usualCycleSeconds = 7 * 86_400;

/** Atlassian sites that have Roster installed, in any of their products. */
const installed = sql`(
  select site_id from connect_installation where uninstalled_at is null
  union select site_id from forge_installation where uninstalled_at is null)`;

export async function hasInstallation(database: DatabaseOrTransaction, siteId: string): Promise<boolean> {
  const rows = await database.$queryRaw<unknown[]>`
    select site_id from ${installed} installation where site_id = ${siteId}::uuid`;
  return rows.length > 0;
}

/** Sites whose next report is due. */
export async function sitesToReport(database: Database, now: Date): Promise<readonly string[]> {
  const rows = await database.$queryRaw<{ siteId: string }[]>`
    select installation.site_id as "siteId" from ${installed} installation
    left join account_report report on report.site_id = installation.site_id
    where report.next_at is null or report.next_at <= ${now} order by 1`;
  return rows.map(({ siteId }) => siteId);
}

/** Everywhere that Roster stores an Atlassian account id of the site. */
function held(siteId: string): Prisma.Sql {
  return sql`(
    select account_id, max(at) as at from (
      select account_id, asked_at as at from atlassian_account where site_id = ${siteId}::uuid
      union all
      select held.remote_id, coalesce(held.applied_at, held.updated_at)
      from target_person held join target on target.id = held.target_id and target.kind = any(${[...accountTargets]})
      where held.site_id = ${siteId}::uuid and held.remote_id is not null
    ) one group by account_id)`;
}

export async function countHeldAccounts(database: DatabaseOrTransaction, siteId: string): Promise<number> {
  const [row] = await database.$queryRaw<{ accounts: number }[]>`
    select count(*)::int as accounts from ${held(siteId)} held`;
  return row?.accounts ?? 0;
}

/** Accounts of which Atlassian was not told for a whole cycle. */
export function accountsToReport(
  database: Database,
  siteId: string,
  { now, cycleSeconds, limit }: { readonly now: Date; readonly cycleSeconds: number; readonly limit: number },
): Promise<readonly HeldAccount[]> {
  const toldBefore = new Date(now.getTime() - cycleSeconds * 1000);
  return database.$queryRaw<HeldAccount[]>`
    select held.account_id as "accountId", held.at as "updatedAt" from ${held(siteId)} held
    left join reported_account told on told.site_id = ${siteId}::uuid and told.account_id = held.account_id
    where told.reported_at is null or told.reported_at <= ${toldBefore}
    order by held.account_id limit ${limit}`;
}

export async function noteReported(
  transaction: Transaction,
  siteId: string,
  accountIds: readonly string[],
  now: Date,
): Promise<void> {
  await transaction.$executeRaw`
    insert into reported_account (site_id, account_id, reported_at)
    select ${siteId}::uuid, account_id, ${now} from unnest(${[...accountIds]}::text[]) as told (account_id)
    on conflict (site_id, account_id) do update set reported_at = excluded.reported_at`;
}

/**
 * Everything of accounts that their owners have closed: whose they were, how they stood at targets, and who they were
 * the manager of there. The person of the directory is the company's record, from its identity provider, and stays.
 */
export async function eraseClosedAccounts(
  transaction: Transaction,
  siteId: string,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return;
  const closed = [...accountIds];
  await transaction.atlassianAccount.deleteMany({ where: { siteId, accountId: { in: closed } } });
  await transaction.reportedAccount.deleteMany({ where: { siteId, accountId: { in: closed } } });
  await transaction.targetPerson.deleteMany({
    where: { siteId, remoteId: { in: closed }, target: { kind: { in: [...accountTargets] } } },
  });
  await forgetAsManager(transaction, siteId, closed);
}

/** What is known of them is too old to be believed. */
export async function doubtAccounts(
  transaction: Transaction,
  siteId: string,
  accountIds: readonly string[],
  now: Date,
): Promise<void> {
  const old = new Date(now.getTime() - 2 * 86_400_000);
  await transaction.atlassianAccount.updateMany({
    where: { siteId, accountId: { in: [...accountIds] }, askedAt: { gt: old } },
    data: { askedAt: old },
  });
}

export interface ReportState {
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly nextAt: Date;
  readonly reported: number;
  readonly closed: number;
  readonly updated: number;
  readonly cycleSeconds: number;
  readonly problem: string | null;
}

export async function findReport(database: DatabaseOrTransaction, siteId: string): Promise<ReportState | undefined> {
  return (await database.accountReport.findUnique({ where: { siteId }, omit: { siteId: true } })) ?? undefined;
}

export async function saveReport(database: DatabaseOrTransaction, siteId: string, report: ReportState): Promise<void> {
  await database.accountReport.upsert({ where: { siteId }, create: { siteId, ...report }, update: report });
}
