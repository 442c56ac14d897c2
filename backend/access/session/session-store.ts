import type { Role } from '#contract/session.ts';
import { role } from '#contract/session.ts';
import type { DatabaseOrTransaction } from '../../database/client.ts';
import { hashToken, randomToken } from '../random-token.ts';

/** A session ends when nothing was asked for so long. */
const sessionHours = 12;
/** Writing at every request would cost more than these minutes are worth. */
const renewalMinutes = 5;

export interface StartedSession {
  /** The cookie's value: the only place where it is in clear. */
  readonly token: string;
  readonly expiresAt: Date;
}

export interface FoundSession {
  readonly tokenHash: string;
  readonly expiresAt: Date;
  readonly account: { readonly id: string; readonly email: string; readonly name: string; readonly role: Role };
}

export async function startSession(
  database: DatabaseOrTransaction,
  accountId: string,
  now: Date,
): Promise<StartedSession> {
  const token = randomToken();
  const expiresAt = endOf(now);
  await database.session.deleteMany({ where: { expiresAt: { lte: now } } });
  await database.session.create({ data: { tokenHash: hashToken(token), accountId, createdAt: now, expiresAt } });
  await database.account.update({ where: { id: accountId }, data: { lastSignInAt: now } });
  return { token, expiresAt };
}

export async function findSession(
  database: DatabaseOrTransaction,
  { token, siteId, now }: { readonly token: string; readonly siteId: string; readonly now: Date },
): Promise<FoundSession | undefined> {
  const found = await database.session.findFirst({
    where: { tokenHash: hashToken(token), expiresAt: { gt: now }, account: { siteId } },
    include: { account: true },
  });
  if (!found) return undefined;
  const { id, email, name } = found.account;
  return {
    tokenHash: found.tokenHash,
    expiresAt: found.expiresAt,
    account: { id, email, name, role: role.parse(found.account.role) },
  };
}

/** Puts the end of a session off, if it was not just done. Gives the new end. */
export async function renewSession(
  database: DatabaseOrTransaction,
  { tokenHash, expiresAt }: FoundSession,
  now: Date,
): Promise<Date | undefined> {
  const renewed = endOf(now);
  if (renewed.getTime() - expiresAt.getTime() < renewalMinutes * 60_000) return undefined;
  await database.session.updateMany({ where: { tokenHash }, data: { expiresAt: renewed } });
  return renewed;
}

export async function endSession(database: DatabaseOrTransaction, tokenHash: string): Promise<void> {
  await database.session.deleteMany({ where: { tokenHash } });
}

/** Ends all sessions of an account but one. */
export async function endOtherSessions(
  database: DatabaseOrTransaction,
  accountId: string,
  kept: string | undefined,
): Promise<void> {
  await database.session.deleteMany({
    where: { accountId, ...(kept !== undefined && { tokenHash: { not: kept } }) },
  });
}

function endOf(now: Date): Date {
  return new Date(now.getTime() + sessionHours * 3_600_000);
}
