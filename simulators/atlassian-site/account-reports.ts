import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

const dayMs = 86_400_000;
const mostAccounts = 90;

/** Where Connect apps report, at each site that has them. */
export const reportPath = '/rest/atlassian-connect/latest/report-accounts';

/** Accounts that Atlassian has for trials: https://developer.atlassian.com/platform/forge/user-privacy-guidelines/ */
export const activeTestAccount = '5be24ad8b1653240376955d2';
export const closedTestAccount = '5be24ba3f91c106033269289';

/** What apps have reported of the accounts that they store something about, and what they are told. */
export interface AccountReports {
  /** Account ids whose owners have closed them. */
  readonly closed: Set<string>;
  /** When an account was last changed. */
  readonly changedAt: Map<string, Date>;
  /** What the answers' `Cycle-Period` says. */
  cycleDays: number;
  /** Account ids by report, in order. */
  readonly told: (readonly string[])[];
  /** The clock by which reports come too early. */
  now: () => Date;
  /** Of a request that is allowed. */
  answer(arrival: Arrival): SimulatedAnswer;
}

interface ReportedAccount {
  readonly accountId: string;
  readonly updatedAt: Date;
}

export function createAccountReports(): AccountReports {
  const lastTold = new Map<string, number>();
  const reports: AccountReports = {
    closed: new Set([closedTestAccount]),
    changedAt: new Map(),
    cycleDays: 7,
    told: [],
    now: () => new Date(),
    answer: ({ method, body }) => {
      if (method !== 'POST') return { status: 405 };
      const accounts = readAccounts(body);
      if (typeof accounts === 'string') return refused(accounts);
      const now = reports.now().getTime();
      const early = accounts.find(({ accountId }) => now - (lastTold.get(accountId) ?? 0) < reports.cycleDays * dayMs);
      if (early) return refused('An account was reported again within the cycle.');
      for (const { accountId } of accounts) lastTold.set(accountId, now);
      reports.told.push(accounts.map(({ accountId }) => accountId));
      return tell(reports, accounts);
    },
  };
  return reports;
}

function tell({ closed, changedAt, cycleDays }: AccountReports, accounts: readonly ReportedAccount[]): SimulatedAnswer {
  const headers = { 'cycle-period': `${String(cycleDays)} days` };
  const answers = accounts.flatMap(({ accountId, updatedAt }) => {
    if (closed.has(accountId)) return [{ accountId, status: 'closed' }];
    const changed = changedAt.get(accountId);
    return changed && changed > updatedAt ? [{ accountId, status: 'updated' }] : [];
  });
  return answers.length === 0 ? { status: 204, headers } : { status: 200, headers, body: { accounts: answers } };
}

/** What was sent, or what is wrong about it. */
function readAccounts(body: string): readonly ReportedAccount[] | string {
  const { accounts } = JSON.parse(body) as { accounts?: unknown };
  if (!Array.isArray(accounts) || accounts.length === 0) return 'accounts is required.';
  if (accounts.length > mostAccounts) return 'At most 90 accounts may be reported at once.';
  const read = accounts.map((account: { accountId?: unknown; updatedAt?: unknown }) => ({
    accountId: typeof account.accountId === 'string' ? account.accountId : '',
    updatedAt: new Date(typeof account.updatedAt === 'string' ? account.updatedAt : Number.NaN),
  }));
  const isWhole = read.every(({ accountId, updatedAt }) => accountId !== '' && !Number.isNaN(updatedAt.getTime()));
  return isWhole ? read : 'Each account needs an accountId and the time of its updatedAt.';
}

function refused(message: string): SimulatedAnswer {
  return { status: 400, body: { errorType: 'bad request', errorMessage: message } };
}
