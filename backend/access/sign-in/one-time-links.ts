import type { z } from 'zod';
import type { completeSetup } from '#contract/session.ts';
import { AppError } from '../../errors/app-error.ts';
import type { AccessContext } from '../access-context.ts';
import { findAccount, hasAdmin, insertAccount, lockAdmins, type StoredAccount } from '../accounts/account-store.ts';
import { signInAs, type SignedIn } from './current-session.ts';
import { createLink, removeSetupLinks, useLink } from './one-time-link-store.ts';
import { hashPassword } from './password.ts';

type FirstAdmin = z.infer<(typeof completeSetup)['body']>;

/**
 * The address at which the first admin is created, for whoever started Roster. `undefined` once there is an admin.
 * The token stands behind the `#`, so that it reaches no log and no referrer. A later link takes this one's place.
 */
export async function createSetupLink(context: AccessContext): Promise<string | undefined> {
  const { database, siteId } = context;
  if (await hasAdmin(database, siteId)) return undefined;
  await removeSetupLinks(database, siteId);
  const token = await createLink(database, { siteId, purpose: { kind: 'setup' }, now: context.now() });
  return `${context.baseUrl}/setup#${token}`;
}

/** An address that signs an account in, once, within a day. */
export async function createSignInLink(context: AccessContext, accountId: string): Promise<string> {
  const { database, siteId } = context;
  const purpose = { kind: 'sign-in', accountId } as const;
  const token = await createLink(database, { siteId, purpose, now: context.now() });
  return `${context.baseUrl}/sign-in/link#${token}`;
}

/** Throws `not-allowed` for a link that was used, has expired or never was. */
export async function signInWithLink(context: AccessContext, token: string): Promise<SignedIn> {
  const { database, siteId } = context;
  const link = await useLink(database, { siteId, token, kind: 'sign-in', now: context.now() });
  const id = link?.accountId;
  const account = id === undefined ? undefined : await findAccount(database, siteId, { id });
  if (account) return signInAs(context, account);
  throw new AppError(
    'not-allowed',
    'This sign-in link has been used or has expired. Sign in with your password, or ask for a new link.',
  );
}

/** Creates the first admin and signs them in. The link stays good until that succeeds. */
export async function setUp(context: AccessContext, { token, password, name, email }: FirstAdmin): Promise<SignedIn> {
  const { siteId } = context;
  const account = await context.database.$transaction(async (transaction): Promise<StoredAccount> => {
    const link = await useLink(transaction, { siteId, token, kind: 'setup', now: context.now() });
    const admins = await lockAdmins(transaction, siteId);
    if (admins.length > 0) {
      throw new AppError('conflict', 'Roster is set up already. Sign in, or ask an admin for an account.');
    }
    if (!link) {
      throw new AppError(
        'not-allowed',
        'This set-up link is not good (any more). Restart Roster, and open the link that it prints.',
      );
    }
    await removeSetupLinks(transaction, siteId);
    const passwordHash = await hashPassword(password);
    return insertAccount(transaction, siteId, { name, email, role: 'admin', passwordHash, oidcSubject: null });
  });
  return signInAs(context, account);
}
