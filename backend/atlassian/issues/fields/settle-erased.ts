import type { Transaction } from '../../../database/client.ts';
import { accountsOfPeople } from '../../account-store.ts';
import type { IssueQueue } from '../issue-work.ts';
import { reportsOf } from './changed-people-store.ts';

const accountsAtOnce = 50;

/** Before somebody is erased: Jira's issues are to show nothing of them, nor their name as anybody's manager. */
export async function settleErased(
  issues: IssueQueue,
  transaction: Transaction,
  { siteId, personId }: { readonly siteId: string; readonly personId: string },
): Promise<void> {
  const reports = await reportsOf(transaction, siteId, personId);
  const known = await accountsOfPeople(transaction, siteId, [personId, ...reports]);
  const accounts = [...known].flatMap(([id, accountIds]) =>
    accountIds.map((accountId) => ({ accountId, personId: id === personId ? null : id })),
  );
  for (let from = 0; from < accounts.length; from += accountsAtOnce) {
    const some = accounts.slice(from, from + accountsAtOnce);
    await issues.send({ kind: 'settle', siteId, accounts: some }, { transaction });
  }
}
