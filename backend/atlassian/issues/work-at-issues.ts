import { randomUUID } from 'node:crypto';
import { AppError } from '../../errors/app-error.ts';
import type { ProductClient } from '../product-client.ts';
import { assignToManager } from './assign/assign-to-manager.ts';
import { fillFields } from './fields/fill-fields.ts';
import { createFieldIds, type FindFieldIds } from './fields/issue-field-ids.ts';
import { refreshOpenIssues } from './fields/refresh-open-issues.ts';
import { settleAccounts } from './fields/settle-accounts.ts';
import { keepOutcome } from './issue-outcome-store.ts';
import type { IssueParts } from './issue-parts.ts';
import type { IssueWork } from './issue-work.ts';
import { politeClient } from './jira-answers.ts';

/** A Jira that cannot be reached for some hours is told nothing more of it. */
const mostPostponed = 20;
const longestPatienceSeconds = 15 * 60;

export interface IssueWorker {
  /** Rejects when the worker stops: then it is to be done again. */
  work(work: IssueWork, stopping: AbortSignal): Promise<void>;
  /** After a fault of Roster's own, again and again. */
  fail(work: IssueWork): Promise<void>;
}

/** Does in the issues of a site's Jira what is to be done there; what Jira puts off goes back into the queue for then. */
export function createIssueWorker(parts: IssueParts): IssueWorker {
  const doing = { ...parts, findFieldIds: createFieldIds(parts.clock) };
  return {
    work: async (work, stopping) => {
      const jira = await parts.findProduct(work.siteId, 'jira');
      // The site has uninstalled Roster since.
      if (!jira) return;
      try {
        const left = await doWork(doing, politeClient(jira, stopping), work);
        if (left) await postpone(parts, left.work, left.error);
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
        await postpone(parts, work, error);
      }
    },
    fail: (work) => giveUp(parts, work, 'A fault of Roster’s own. The log of its worker says more.'),
  };
}

function doWork(
  parts: IssueParts & { readonly findFieldIds: FindFieldIds },
  jira: ProductClient,
  work: IssueWork,
): Promise<{ readonly work: IssueWork; readonly error: AppError } | undefined> {
  switch (work.kind) {
    case 'assign':
      return assignToManager(parts, jira, work).then(() => undefined);
    case 'fill':
      return fillFields(parts, jira, work).then(() => undefined);
    case 'refresh':
      return refreshOpenIssues(parts, jira, work);
    case 'settle':
      return settleAccounts(parts, jira, work).then(() => undefined);
  }
}

/** Never before Jira says, and not all at the same moment. */
async function postpone(parts: IssueParts, work: IssueWork, error: AppError): Promise<void> {
  const { issues, clock, log } = parts;
  if (work.postponed >= mostPostponed) {
    await giveUp(parts, work, error.message);
    return;
  }
  const asked = error.retryAfterSeconds ?? 0;
  const seconds = asked * (1 + Math.random() * 0.3) + Math.min(5 * 2 ** work.postponed, longestPatienceSeconds);
  const notBefore = new Date(clock.now().getTime() + seconds * 1000);
  await issues.send({ ...work, postponed: work.postponed + 1 }, { notBefore });
  log.info({ siteId: work.siteId, work: work.kind, seconds: Math.round(seconds) }, 'Jira puts work in issues off.');
}

async function giveUp({ database, clock }: IssueParts, work: IssueWork, because: string): Promise<void> {
  const failed = { at: clock.now(), outcome: 'failed', because } as const;
  const { siteId } = work;
  switch (work.kind) {
    case 'assign':
      return keepOutcome(database, work, { ...failed, action: 'assign', issueKey: work.issueId });
    case 'fill': {
      const eventId = `fill ${work.issueId} ${failed.at.toISOString()}`;
      return keepOutcome(database, { siteId, eventId }, { ...failed, action: 'fields', issueKey: work.issueId });
    }
    case 'refresh':
      return keepOutcome(database, { siteId, eventId: `run ${work.runId}` }, { ...failed, action: 'openIssues' });
    case 'settle':
      return keepOutcome(database, { siteId, eventId: randomUUID() }, { ...failed, action: 'openIssues' });
  }
}
