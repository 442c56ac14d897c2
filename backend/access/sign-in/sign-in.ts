import type { AccessContext } from '../access-context.ts';
import { findAccount } from '../accounts/account-store.ts';
import { signInAs, type SignedIn } from './current-session.ts';
import { isPassword } from './password.ts';
import type { SignInLimits } from './sign-in-limit-store.ts';

export interface PasswordSignIn {
  /** Lower case. */
  readonly email: string;
  readonly password: string;
  /** The caller's IP address. */
  readonly address: string;
}

export type SignInOutcome =
  | { readonly outcome: 'signed-in'; readonly signedIn: SignedIn }
  /** The same for an account that is not there, has no password, or has another one. */
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'too-many'; readonly waitSeconds: number };

export async function signInWithPassword(
  context: AccessContext,
  limits: SignInLimits,
  { password, ...attempt }: PasswordSignIn,
): Promise<SignInOutcome> {
  const exceeded = await limits.count(attempt);
  if (exceeded) return { outcome: 'too-many', waitSeconds: exceeded.waitSeconds };
  const account = await findAccount(context.database, context.siteId, { email: attempt.email });
  const isRight = await isPassword(password, account?.passwordHash);
  if (!account || !isRight) return { outcome: 'refused' };
  await limits.forgive(attempt);
  return { outcome: 'signed-in', signedIn: await signInAs(context, account) };
}
