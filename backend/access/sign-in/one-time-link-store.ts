import type { DatabaseOrTransaction } from '../../database/client.ts';
import { hashToken, randomToken } from '../random-token.ts';

const validHours = 24;

/** `setup` creates the first admin, `sign-in` signs an account in. */
export type LinkPurpose = { readonly kind: 'setup' } | { readonly kind: 'sign-in'; readonly accountId: string };

export async function createLink(
  database: DatabaseOrTransaction,
  { siteId, purpose, now }: { readonly siteId: string; readonly purpose: LinkPurpose; readonly now: Date },
): Promise<string> {
  const token = randomToken();
  await database.oneTimeLink.deleteMany({ where: { expiresAt: { lte: now } } });
  await database.oneTimeLink.create({
    data: {
      siteId,
      tokenHash: hashToken(token),
      purpose: purpose.kind,
      accountId: purpose.kind === 'sign-in' ? purpose.accountId : null,
      expiresAt: new Date(now.getTime() + validHours * 3_600_000),
    },
  });
  return token;
}

/** Uses a link up: of several calls at once, one is answered. Gives the account that a sign-in link is for. */
export async function useLink(
  database: DatabaseOrTransaction,
  {
    siteId,
    token,
    kind,
    now,
  }: { readonly siteId: string; readonly token: string; readonly kind: LinkPurpose['kind']; readonly now: Date },
): Promise<{ readonly accountId: string | undefined } | undefined> {
  const where = { tokenHash: hashToken(token), siteId, purpose: kind, expiresAt: { gt: now } };
  const link = await database.oneTimeLink.findFirst({ where });
  if (!link) return undefined;
  const { count } = await database.oneTimeLink.deleteMany({ where });
  return count === 1 ? { accountId: link.accountId ?? undefined } : undefined;
}

export async function removeSetupLinks(database: DatabaseOrTransaction, siteId: string): Promise<void> {
  await database.oneTimeLink.deleteMany({ where: { siteId, purpose: 'setup' } });
}
