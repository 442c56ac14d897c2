import type { CurrentSession } from '#contract/session.ts';
import type { AccessContext } from '../access-context.ts';
import { findPersonOf, type StoredAccount } from '../accounts/account-store.ts';
import { startSession } from '../session/session-store.ts';

/** A session that has just begun. */
export interface SignedIn {
  readonly session: CurrentSession;
  /** Value and end of the cookie to set. */
  readonly token: string;
  readonly expiresAt: Date;
}

type SessionUser = Pick<StoredAccount, 'id' | 'email' | 'name' | 'role'>;

export async function signInAs({ database, siteId, now }: AccessContext, account: SessionUser): Promise<SignedIn> {
  const { token, expiresAt } = await startSession(database, account.id, now());
  return { session: await describeSession({ database, siteId }, account), token, expiresAt };
}

export async function describeSession(
  { database, siteId }: Pick<AccessContext, 'database' | 'siteId'>,
  { id, email, name, role }: SessionUser,
): Promise<CurrentSession> {
  const personId = await findPersonOf(database, siteId, email);
  return { user: { id, email, name, role }, personId: personId ?? null };
}
