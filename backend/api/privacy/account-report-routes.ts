import { getAccountReport, type AccountReport } from '#contract/privacy.ts';
import type { AccessContext } from '../../access/access-context.ts';
import {
  countHeldAccounts,
  findReport,
  hasInstallation,
  usualCycleSeconds,
  type ReportState,
} from '../../privacy/reporting/report-store.ts';
import { route, type Route } from '../edge/route.ts';

/** How Atlassian is told of its accounts. */
export function accountReportRoutes({ database, siteId }: AccessContext): Route[] {
  return [
    route(getAccountReport, async () => {
      const applies = await hasInstallation(database, siteId);
      const [report, accounts] = await Promise.all([
        findReport(database, siteId),
        applies ? countHeldAccounts(database, siteId) : 0,
      ]);
      return {
        ...{ applies, accounts, last: report ? showReport(report) : null },
        cycleDays: (report?.cycleSeconds ?? usualCycleSeconds) / 86_400,
        nextAt: report?.nextAt.toISOString() ?? null,
      };
    }),
  ];
}

function showReport({ startedAt, finishedAt, reported, closed, updated, problem }: ReportState): AccountReport['last'] {
  return {
    ...{ startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null },
    ...{ reported, closed, updated, problem },
  };
}
