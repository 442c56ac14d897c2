import type { IssueParts } from '../atlassian/issues/issue-parts.ts';
import { takeIssueEvent } from '../atlassian/issues/take-issue-event.ts';
import { createIssueWorker } from '../atlassian/issues/work-at-issues.ts';
import { reportAccounts, type ReportParts } from '../privacy/reporting/report-accounts.ts';
import { renderPictures } from '../sync/steps/render-pictures.ts';
import { failRun, runSync } from '../sync/run-sync.ts';
import { failPush, runPush } from '../sync/push/run-push.ts';
import { startDuePushes } from '../sync/push/life/start-due-pushes.ts';
import { startDueRuns } from '../sync/upkeep/start-due-runs.ts';
import { sweep } from '../sync/upkeep/sweep.ts';
import type { SyncParts } from '../sync/sync-parts.ts';
import type { JobHandlers } from './queues.ts';

/** A run or push may outlive many workers, but one that fails by itself does so again and again. */
const triesOfFaultyRun = 4;

/** What is done with the jobs of each queue. */
export function createJobHandlers(parts: SyncParts & IssueParts & ReportParts): JobHandlers {
  const issues = createIssueWorker(parts);
  return {
    abandoned: async (job) => {
      const error = new Error('Every worker that took it up has died.');
      await ('runId' in job ? failRun(parts, job.runId, error) : failPush(parts, job.pushId, error));
    },
    run: async ({ runId }, { stopping, tries, lastTry }) => {
      try {
        await runSync(parts, runId, stopping);
      } catch (error) {
        if (stopping.aborted || (tries < triesOfFaultyRun && !lastTry)) throw error;
        await failRun(parts, runId, error);
        throw error;
      }
    },
    push: async ({ pushId }, { stopping, tries, lastTry }) => {
      try {
        await runPush(parts, pushId, stopping);
      } catch (error) {
        if (stopping.aborted || (tries < triesOfFaultyRun && !lastTry)) throw error;
        await failPush(parts, pushId, error);
        throw error;
      }
    },
    pictures: (batch) => renderPictures(parts, batch),
    atlassianIssue: async (work, { stopping, lastTry }) => {
      try {
        await issues.work(work, stopping);
      } catch (error) {
        if (lastTry && !stopping.aborted) await issues.fail(work);
        throw error;
      }
    },
    forgeEvent: ({ siteId, event }) => takeIssueEvent(parts, siteId, event),
    schedules: async () => {
      await startDueRuns(parts);
      await startDuePushes(parts);
    },
    accountReports: (_, { stopping }) => reportAccounts(parts, stopping),
    sweep: () => sweep(parts),
  };
}
