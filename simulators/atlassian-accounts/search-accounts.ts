import { z } from 'zod';
import { AccountRefusal } from './account-refusal.ts';
import type { Account, Accounts } from './accounts.ts';
import type { AccountsSettings } from './accounts-options.ts';

const searchRequest = z.object({
  cursor: z.string().optional(),
  limit: z.int().min(1).max(100).default(50),
  emails: z.array(z.string()).max(100).optional(),
  accountIds: z.array(z.string()).max(100).optional(),
  searchTerm: z.string().optional(),
  claimStatus: z.enum(['managed', 'unmanaged']).optional(),
});

/** A page of accounts: https://developer.atlassian.com/cloud/admin/organization/rest/api-group-users/ */
export function searchAccounts(accounts: Accounts, body: unknown, { pageSize }: AccountsSettings): unknown {
  const read = searchRequest.safeParse(body);
  if (!read.success) throw new AccountRefusal(400, 'bodyParseFailure');
  const { cursor, limit, emails, searchTerm } = read.data;
  if (emails !== undefined && searchTerm !== undefined) throw new AccountRefusal(400, 'mutuallyExclusive');
  const found = matching(accounts, read.data);
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  const end = start + Math.min(limit, pageSize);
  const next = end < found.length ? Buffer.from(String(end)).toString('base64url') : null;
  return { data: found.slice(start, end).map((account) => viewOf(account)), links: { self: cursor ?? null, next } };
}

function matching(
  accounts: Accounts,
  { emails, accountIds, searchTerm, claimStatus }: z.infer<typeof searchRequest>,
): readonly Account[] {
  const named =
    emails?.flatMap((email) => accounts.byEmail(email)) ??
    accountIds?.flatMap((accountId) => accounts.byId(accountId) ?? []) ??
    accounts.all().filter(({ email, name }) => `${name} ${email}`.includes(searchTerm ?? ''));
  return named.filter(({ isManaged }) => claimStatus === undefined || isManaged === (claimStatus === 'managed'));
}

function viewOf({ accountId, email, name, status, isManaged, texts }: Account): unknown {
  return {
    accountId,
    accountType: 'atlassian',
    accountStatus: status,
    claimStatus: isManaged ? 'managed' : 'unmanaged',
    name,
    nickname: texts['nickname'],
    email,
    department: texts['extended_profile.department'] ?? null,
    links: { self: null },
  };
}
