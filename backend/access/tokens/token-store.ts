import { tokenScope, type ApiToken, type TokenScope } from '#contract/accounts.ts';
import type { ApiTokenModel } from '../../database/generated/models/ApiToken.ts';
import type { DatabaseOrTransaction } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import { hashToken, randomToken } from '../random-token.ts';

/** Lets people, and programs that look for leaked secrets, see what it is. */
const prefix = 'rst_';
const noteUseEveryMinutes = 1;

export interface NewToken {
  readonly name: string;
  readonly scope: TokenScope;
  readonly expiresAt: Date | undefined;
}

export async function createToken(
  database: DatabaseOrTransaction,
  siteId: string,
  { name, scope, expiresAt }: NewToken,
): Promise<ApiToken & { readonly token: string }> {
  const token = prefix + randomToken();
  const data = { siteId, name, scope, tokenHash: hashToken(token), expiresAt: expiresAt ?? null };
  return { ...showToken(await database.apiToken.create({ data })), token };
}

export async function listTokens(database: DatabaseOrTransaction, siteId: string): Promise<ApiToken[]> {
  const rows = await database.apiToken.findMany({
    where: { siteId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(showToken);
}

/** Throws `not-found` when this site has no such token. */
export async function revokeToken(database: DatabaseOrTransaction, siteId: string, id: string): Promise<ApiToken> {
  const row = await database.apiToken.findFirst({ where: { id, siteId } });
  if (!row) throw new AppError('not-found', 'There is no such API token. It may have been revoked already.');
  await database.apiToken.deleteMany({ where: { id } });
  return showToken(row);
}

/** The token that a request carries, if it is good now. Notes that it was used. */
export async function useToken(
  database: DatabaseOrTransaction,
  { token, siteId, now }: { readonly token: string; readonly siteId: string; readonly now: Date },
): Promise<{ readonly name: string; readonly scope: TokenScope } | undefined> {
  if (!token.startsWith(prefix)) return undefined;
  const good = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const row = await database.apiToken.findFirst({ where: { siteId, tokenHash: hashToken(token), ...good } });
  if (!row) return undefined;
  await noteUse(database, row, now);
  return { name: row.name, scope: tokenScope.parse(row.scope) };
}

async function noteUse(database: DatabaseOrTransaction, { id, lastUsedAt }: ApiTokenModel, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - noteUseEveryMinutes * 60_000);
  if (lastUsedAt !== null && lastUsedAt > stale) return;
  await database.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

function showToken(row: ApiTokenModel): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scope: tokenScope.parse(row.scope),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
