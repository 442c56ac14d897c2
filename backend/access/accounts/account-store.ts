import { z } from 'zod';
import type { Account } from '#contract/accounts.ts';
import { role } from '#contract/session.ts';
import { sql, type DatabaseOrTransaction, type Transaction } from '../../database/client.ts';
import { definedOnly } from '../../database/defined-only.ts';
import type { AccountModel } from '../../database/generated/models/Account.ts';
import { isUniqueViolation } from '../../database/unique-violation.ts';
import { AppError } from '../../errors/app-error.ts';

export interface AccountFields {
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Account['role'];
  /** `null`: signs in in another way. */
  readonly passwordHash: string | null;
  /** `issuer|sub` */
  readonly oidcSubject: string | null;
}

/** An account as its row holds it. */
export interface StoredAccount extends AccountFields {
  readonly id: string;
  readonly lastSignInAt: Date | undefined;
}

export type AccountChanges = { readonly [Name in keyof AccountFields]?: AccountFields[Name] | undefined };

function toStored(row: AccountModel): StoredAccount {
  const { id, email, name, passwordHash, oidcSubject } = row;
  return {
    id,
    email,
    name,
    passwordHash,
    oidcSubject,
    role: role.parse(row.role),
    lastSignInAt: row.lastSignInAt ?? undefined,
  };
}

export function showAccount({ id, email, name, role, passwordHash, lastSignInAt }: StoredAccount): Account {
  const signIn = passwordHash === null ? 'oidc' : 'password';
  return { id, email, name, role, signIn, lastSignInAt: lastSignInAt?.toISOString() ?? null };
}

type AccountKey = { readonly id: string } | { readonly email: string } | { readonly oidcSubject: string };

export async function findAccount(
  database: DatabaseOrTransaction,
  siteId: string,
  key: AccountKey,
): Promise<StoredAccount | undefined> {
  const row = await database.account.findFirst({ where: { siteId, ...key } });
  return row ? toStored(row) : undefined;
}

export async function listAccounts(
  database: DatabaseOrTransaction,
  { siteId, page, pageSize }: { readonly siteId: string; readonly page: number; readonly pageSize: number },
): Promise<{ items: Account[]; total: number }> {
  const [rows, total] = await Promise.all([
    database.account.findMany({
      where: { siteId },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    database.account.count({ where: { siteId } }),
  ]);
  return { items: rows.map((row) => showAccount(toStored(row))), total };
}

export async function hasAdmin(database: DatabaseOrTransaction, siteId: string): Promise<boolean> {
  return (await database.account.findFirst({ where: { siteId, role: 'admin' }, select: { id: true } })) !== null;
}

/** Ids of the site's admins, which nobody else can change until the transaction ends. */
export async function lockAdmins(transaction: Transaction, siteId: string): Promise<readonly string[]> {
  // The site's row stands for the whole list: rows that are not there yet cannot be locked.
  await transaction.$queryRaw(sql`select 1 from site where id = ${siteId}::uuid for update`);
  const rows = await transaction.account.findMany({ where: { siteId, role: 'admin' }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Throws `conflict` at `email` when the site has an account with this address. */
export async function insertAccount(
  database: DatabaseOrTransaction,
  siteId: string,
  fields: AccountFields,
): Promise<StoredAccount> {
  return toStored(await database.account.create({ data: { siteId, ...fields } }).catch(refuseTakenEmail));
}

/** Throws `conflict` at `email`, like `insertAccount`. */
export async function saveAccount(
  database: DatabaseOrTransaction,
  id: string,
  changes: AccountChanges,
): Promise<StoredAccount> {
  const data = definedOnly(changes);
  return toStored(await database.account.update({ where: { id }, data }).catch(refuseTakenEmail));
}

/** Ends the account's sessions, too. */
export async function removeAccount(database: DatabaseOrTransaction, id: string): Promise<void> {
  await database.account.delete({ where: { id } });
}

/** The one active person of the directory with an account's e-mail address. */
export async function findPersonOf(
  database: DatabaseOrTransaction,
  siteId: string,
  email: string,
): Promise<string | undefined> {
  const rows = z.array(z.object({ id: z.string() })).parse(
    await database.$queryRaw(sql`
      select id::text from person
      where site_id = ${siteId}::uuid and lower(email) = ${email.toLowerCase()} and active limit 2`),
  );
  return rows.length === 1 ? rows[0]?.id : undefined;
}

function refuseTakenEmail(cause: unknown): never {
  if (!isUniqueViolation(cause)) throw cause;
  const message = 'There is an account with this e-mail address already.';
  throw new AppError('conflict', message, { fields: [{ path: 'email', message }], cause });
}
