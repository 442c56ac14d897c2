import type { FindProduct } from '../../atlassian/product-client.ts';
import { products } from '../../atlassian/product-client.ts';
import { recognizePeople } from '../../atlassian/recognize-people.ts';
import type { Database } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import { ConnectorError } from '../../errors/connector-error.ts';
import type { Clock } from '../../http/clock.ts';
import { accountsAtOnce, type AccountReporter, type FindReporter, type ReportAnswer } from './account-reporter.ts';
import {
  accountsToReport,
  doubtAccounts,
  eraseClosedAccounts,
  findReport,
  noteReported,
  saveReport,
  sitesToReport,
  usualCycleSeconds,
  type ReportState,
} from './report-store.ts';

export interface ReportParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly findReporter: FindReporter;
  readonly findProduct: FindProduct;
}

const daySeconds = 86_400;
/** After no answer at all. */
const restSeconds = 3600;

/**
 * Tells Atlassian of every account that Roster stores something about, each once in a cycle, and does what it answers.
 * Broken off, it goes on with those that are left.
 */
export async function reportAccounts(parts: ReportParts, stopping: AbortSignal): Promise<void> {
  for (const siteId of await sitesToReport(parts.database, parts.clock.now())) {
    const reporter = await parts.findReporter(siteId);
    if (reporter) await reportSite(parts, { siteId, reporter, stopping });
  }
}

interface SiteReport {
  readonly siteId: string;
  readonly reporter: AccountReporter;
  readonly stopping: AbortSignal;
}

async function reportSite(parts: ReportParts, { siteId, reporter, stopping }: SiteReport): Promise<void> {
  const { database, clock } = parts;
  let report = await beginReport(parts, siteId);
  for (;;) {
    stopping.throwIfAborted();
    const now = clock.now();
    const { cycleSeconds } = report;
    const accounts = await accountsToReport(database, siteId, { now, cycleSeconds, limit: accountsAtOnce });
    if (accounts.length === 0) {
      return saveReport(database, siteId, {
        ...report,
        finishedAt: now,
        nextAt: later(now, daySeconds),
        problem: null,
      });
    }
    const answer = await ask(reporter, accounts);
    if (answer.status !== 'taken') return saveReport(database, siteId, { ...report, ...brokenOff(answer, now) });
    report = withAnswer(report, answer, accounts.length);
    await keepAnswer(parts, siteId, { report, answer, told: accounts.map(({ accountId }) => accountId) });
    await askAnew(parts, siteId, answer.updated);
  }
}

/** One that was broken off goes on. */
async function beginReport({ database, clock }: ReportParts, siteId: string): Promise<ReportState> {
  const last = await findReport(database, siteId);
  if (last?.finishedAt === null) return last;
  const now = clock.now();
  const cycleSeconds = last?.cycleSeconds ?? usualCycleSeconds;
  return {
    startedAt: now,
    finishedAt: null,
    nextAt: now,
    reported: 0,
    closed: 0,
    updated: 0,
    cycleSeconds,
    problem: null,
  };
}

type Taken = Extract<ReportAnswer, { status: 'taken' }>;

function withAnswer(report: ReportState, { closed, updated, cycleSeconds }: Taken, told: number): ReportState {
  return {
    ...report,
    reported: report.reported + told,
    closed: report.closed + closed.length,
    updated: report.updated + updated.length,
    cycleSeconds: cycleSeconds ?? report.cycleSeconds,
    problem: null,
  };
}

async function ask(
  reporter: AccountReporter,
  accounts: Parameters<AccountReporter['report']>[0],
): Promise<ReportAnswer> {
  try {
    return await reporter.report(accounts);
  } catch (error) {
    const isExpected = error instanceof ConnectorError || (error instanceof AppError && error.code === 'unavailable');
    if (!isExpected) throw error;
    return { status: 'later', seconds: restSeconds, problem: error.message };
  }
}

function brokenOff(answer: Exclude<ReportAnswer, Taken>, now: Date): Pick<ReportState, 'nextAt' | 'problem'> {
  const seconds = answer.status === 'later' ? answer.seconds : daySeconds;
  return { nextAt: later(now, seconds), problem: answer.problem };
}

interface KeptAnswer {
  readonly report: ReportState;
  readonly answer: Taken;
  readonly told: readonly string[];
}

async function keepAnswer(
  { database, clock }: ReportParts,
  siteId: string,
  { report, answer, told }: KeptAnswer,
): Promise<void> {
  const now = clock.now();
  await database.$transaction(async (transaction) => {
    await noteReported(transaction, siteId, told, now);
    await eraseClosedAccounts(transaction, siteId, answer.closed);
    await doubtAccounts(transaction, siteId, answer.updated, now);
    await saveReport(transaction, siteId, report);
  });
}

/** What cannot be asked now is asked as soon as somebody needs to know. */
async function askAnew({ database, clock, findProduct }: ReportParts, siteId: string, accountIds: readonly string[]) {
  if (accountIds.length === 0) return;
  for (const name of products) {
    const product = await findProduct(siteId, name);
    if (!product) continue;
    await recognizePeople({ database, now: () => clock.now() }, product, accountIds).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
    });
    return;
  }
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
