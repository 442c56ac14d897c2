import { z } from 'zod';
import { ConnectorError } from '../../errors/connector-error.ts';
import { parseJson, type HttpResponse } from '../../http/http-message.ts';
import { retryAfterSeconds } from '../../http/retry-after.ts';
import { cycleSecondsOf } from './cycle-period.ts';

/** Atlassian takes as many by one request at most. */
export const accountsAtOnce = 90;

export interface HeldAccount {
  readonly accountId: string;
  /** When what Roster has of it was last brought up to date. */
  readonly updatedAt: Date;
}

export type ReportAnswer =
  | {
      readonly status: 'taken';
      readonly closed: readonly string[];
      readonly updated: readonly string[];
      /** Absent: not said. */
      readonly cycleSeconds: number | undefined;
    }
  | { readonly status: 'later'; readonly seconds: number; readonly problem: string }
  | { readonly status: 'refused'; readonly problem: string };

/** Tells Atlassian whose accounts Roster stores something about, through one of the doors that a site has let it in by. */
export interface AccountReporter {
  report(accounts: readonly HeldAccount[]): Promise<ReportAnswer>;
}

export type FindReporter = (siteId: string) => Promise<AccountReporter | undefined>;

/** The first of these that the site has. */
export function firstReporter(doors: readonly FindReporter[]): FindReporter {
  return async (siteId) => {
    for (const find of doors) {
      const found = await find(siteId);
      if (found) return found;
    }
    return undefined;
  };
}

/** https://developer.atlassian.com/platform/forge/user-privacy-guidelines/ */
export function reportBody(accounts: readonly HeldAccount[]): string {
  return JSON.stringify({
    accounts: accounts.map(({ accountId, updatedAt }) => ({ accountId, updatedAt: updatedAt.toISOString() })),
  });
}

const answers = z.object({
  accounts: z.array(z.object({ accountId: z.string(), status: z.string() })).default([]),
});
const usualPauseSeconds = 600;

export function readReportAnswer(response: HttpResponse, now: Date): ReportAnswer {
  const { status } = response;
  if (status === 200 || status === 204) {
    const accounts = status === 200 ? readAccounts(response) : [];
    const of = (wanted: string) => accounts.filter((one) => one.status === wanted).map(({ accountId }) => accountId);
    const cycleSeconds = cycleSecondsOf(response.header('cycle-period'));
    return { status: 'taken', closed: of('closed'), updated: of('updated'), cycleSeconds };
  }
  if (status === 429 || status >= 500) {
    const seconds = retryAfterSeconds(response.header('retry-after'), now) ?? usualPauseSeconds;
    return { status: 'later', seconds, problem: `Atlassian wants to be told later (HTTP ${String(status)}).` };
  }
  return { status: 'refused', problem: refusalOf(status) };
}

function readAccounts(response: HttpResponse): z.output<typeof answers>['accounts'] {
  const parsed = answers.safeParse(parseJson(response));
  if (parsed.success) return parsed.data.accounts;
  const message = 'Atlassian answered a report of accounts in a way that Roster does not understand.';
  throw new ConnectorError({ reason: 'unexpected-answer', message }, { cause: parsed.error });
}

function refusalOf(status: number): string {
  if (status === 401 || status === 403) {
    return `Atlassian does not let Roster report accounts (HTTP ${String(status)}). For Forge, the app needs the scope report:personal-data.`;
  }
  return `Atlassian did not take the report (HTTP ${String(status)}).`;
}
