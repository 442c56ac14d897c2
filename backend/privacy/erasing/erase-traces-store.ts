import type { Transaction } from '../../database/client.ts';
import type { PersonToErase } from './erase-directory-store.ts';

/** Roster's own account of the person, which an erasure leaves alone. */
export async function hasAccount(transaction: Transaction, { siteId, email }: PersonToErase): Promise<boolean> {
  return email !== null && (await transaction.account.count({ where: { siteId, email } })) > 0;
}

/** Whose Atlassian accounts the person's are, and when Atlassian was told of them. */
export async function eraseAtlassianAccounts(
  transaction: Transaction,
  { siteId, personId }: PersonToErase,
): Promise<readonly string[]> {
  const where = { siteId, personId };
  const accounts = await transaction.atlassianAccount.findMany({ where, select: { accountId: true } });
  const ids = accounts.map(({ accountId }) => accountId);
  await transaction.atlassianAccount.deleteMany({ where });
  // How Jira's issues were dealt with stays, without for whom.
  await transaction.issueOutcome.updateMany({ where, data: { personId: null } });
  await transaction.reportedAccount.deleteMany({ where: { siteId, accountId: { in: ids } } });
  return ids;
}

/** Who looked at the person and, unless an account of theirs stays, whom they looked at. */
export async function eraseAccesses(
  transaction: Transaction,
  { siteId, personId, displayName, email }: PersonToErase,
  { keepsAccount }: { readonly keepsAccount: boolean },
): Promise<void> {
  await transaction.personAccess.deleteMany({ where: { siteId, personId } });
  if (keepsAccount) return;
  await transaction.$executeRaw`
    delete from person_access
    where site_id = ${siteId}::uuid and ((viewer_kind <> 'token' and lower(viewer) = ${email ?? ''})
      or (viewer_kind = 'atlassian' and viewer = ${displayName}))`;
}

/**
 * That something was done to them stays in the audit log, without their name. What they themselves did as an admin is
 * the company's record and stays as it is, and so is what was done to an account that stays.
 */
export async function eraseFromAudit(
  transaction: Transaction,
  { siteId, personId, email }: PersonToErase,
  { keepsAccount }: { readonly keepsAccount: boolean },
): Promise<void> {
  await transaction.$executeRaw`
    update audit_entry set subject = 'Erased person', details = details - 'personId' - 'person'
    where site_id = ${siteId}::uuid and (details ->> 'personId' = ${personId} or details ->> 'person' = ${personId}
      or (${!keepsAccount} and lower(subject) = ${email ?? ''} and subject <> ''))`;
}
