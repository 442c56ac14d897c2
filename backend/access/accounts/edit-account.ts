import type { z } from 'zod';
import type { createAccount, updateAccount } from '#contract/accounts.ts';
import type { Transaction } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import type { AccessContext } from '../access-context.ts';
import { endOtherSessions } from '../session/session-store.ts';
import { hashPassword } from '../sign-in/password.ts';
import {
  findAccount,
  insertAccount,
  lockAdmins,
  removeAccount,
  saveAccount,
  type StoredAccount,
} from './account-store.ts';

type Editing = Pick<AccessContext, 'database' | 'siteId'>;
export type NewAccount = z.infer<(typeof createAccount)['body']>;
export type AccountPatch = z.infer<(typeof updateAccount)['body']>;

export async function addAccount({ database, siteId }: Editing, input: NewAccount): Promise<StoredAccount> {
  const { password, ...fields } = input;
  return insertAccount(database, siteId, { ...fields, passwordHash: await hashPassword(password), oidcSubject: null });
}

/** A new password ends the account's sessions, except for the one named. Throws `conflict` rather than demote the last admin. */
export async function changeAccount(
  { database, siteId }: Editing,
  { id, keptSession }: { readonly id: string; readonly keptSession: string | undefined },
  { password, ...fields }: AccountPatch,
): Promise<StoredAccount> {
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  return database.$transaction(async (transaction) => {
    if (fields.role === 'user') await refuseLastAdmin(transaction, siteId, id);
    await requireAccount(transaction, siteId, id);
    if (passwordHash !== undefined) await endOtherSessions(transaction, id, keptSession);
    return saveAccount(transaction, id, { ...fields, passwordHash });
  });
}

/** Throws `conflict` rather than remove the last admin. */
export function deleteAccount({ database, siteId }: Editing, id: string): Promise<StoredAccount> {
  return database.$transaction(async (transaction) => {
    await refuseLastAdmin(transaction, siteId, id);
    const account = await requireAccount(transaction, siteId, id);
    await removeAccount(transaction, id);
    return account;
  });
}

async function requireAccount(transaction: Transaction, siteId: string, id: string): Promise<StoredAccount> {
  const account = await findAccount(transaction, siteId, { id });
  if (account) return account;
  throw new AppError('not-found', 'There is no such account. It may have been removed.');
}

async function refuseLastAdmin(transaction: Transaction, siteId: string, id: string): Promise<void> {
  const admins = await lockAdmins(transaction, siteId);
  if (admins.length > 1 || !admins.includes(id)) return;
  throw new AppError('conflict', 'This is the only admin. Make someone else an admin first.');
}
