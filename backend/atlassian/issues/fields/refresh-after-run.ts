import type { Transaction } from '../../../database/client.ts';
import { loadSite } from '../../../site/site-store.ts';
import { forgetStrangers } from '../../account-store.ts';
import type { IssueQueue } from '../issue-work.ts';

/**
 * One piece of work for all whom a run has changed, as a part of the transaction that ends the run. Accounts that were
 * nobody's may be of those who are new.
 */
export async function refreshAfterRun(
  issues: IssueQueue,
  transaction: Transaction,
  { id: runId, siteId }: { readonly id: string; readonly siteId: string },
): Promise<void> {
  const created = await transaction.runChange.findFirst({
    where: { runId, outcome: 'created' },
    select: { runId: true },
  });
  if (created) await forgetStrangers(transaction, siteId);
  const { enabled, updateOpenIssues } = (await loadSite(transaction, siteId)).settings.issueFields;
  if (enabled && updateOpenIssues) await issues.send({ kind: 'refresh', siteId, runId }, { transaction });
}
