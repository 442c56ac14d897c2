import type { DatabaseOrTransaction } from '../../database/client.ts';
import { hashToken } from '../random-token.ts';

const validMinutes = 10;

/** What a started sign-in has to be finished with. */
export interface OidcAttempt {
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where the browser goes when it is done: a path of this application. */
  readonly returnTo: string;
}

export async function keepAttempt(
  database: DatabaseOrTransaction,
  { siteId, state, now }: { readonly siteId: string; readonly state: string; readonly now: Date },
  attempt: OidcAttempt,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + validMinutes * 60_000);
  await database.oidcAttempt.deleteMany({ where: { expiresAt: { lte: now } } });
  await database.oidcAttempt.create({ data: { siteId, stateHash: hashToken(state), expiresAt, ...attempt } });
}

/** Takes the attempt away, so that an answer is good for one sign-in only. */
export async function takeAttempt(
  database: DatabaseOrTransaction,
  { siteId, state, now }: { readonly siteId: string; readonly state: string; readonly now: Date },
): Promise<OidcAttempt | undefined> {
  const where = { stateHash: hashToken(state), siteId, expiresAt: { gt: now } };
  const attempt = await database.oidcAttempt.findFirst({ where });
  if (!attempt) return undefined;
  const { count } = await database.oidcAttempt.deleteMany({ where });
  return count === 1 ? attempt : undefined;
}
