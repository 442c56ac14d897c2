import type { Role } from '#contract/session.ts';
import type { AccountFields, StoredAccount } from '../accounts/account-store.ts';

/** What the identity provider says of the person who signed in. */
export interface OidcIdentity {
  readonly issuer: string;
  /** The provider's immutable id of the person. */
  readonly subject: string;
  /** Lower case. */
  readonly email: string | undefined;
  /** `undefined`: the provider does not say. */
  readonly isEmailVerified: boolean | undefined;
  readonly name: string | undefined;
}

export interface KnownAccounts {
  readonly bySubject: StoredAccount | undefined;
  readonly byEmail: StoredAccount | undefined;
}

/** Why nobody is signed in, as `/sign-in?problem=` tells. */
export type AccountProblem = 'no-account' | 'not-verified';

export type AccountChoice =
  | { readonly do: 'sign-in'; readonly account: StoredAccount }
  /** From here on the account is known by the subject. */
  | { readonly do: 'link'; readonly account: StoredAccount; readonly oidcSubject: string }
  | { readonly do: 'create'; readonly fields: AccountFields }
  | { readonly do: 'refuse'; readonly problem: AccountProblem };

export function subjectKey({ issuer, subject }: Pick<OidcIdentity, 'issuer' | 'subject'>): string {
  return `${issuer}|${subject}`;
}

/**
 * Whose account it is: by subject; else by an e-mail address that the provider has verified, since whoever may choose
 * their own address could choose someone else's account; else a new one, if the site makes them.
 */
export function chooseAccount(
  identity: OidcIdentity,
  { bySubject, byEmail }: KnownAccounts,
  newAccountRole: Role | null,
): AccountChoice {
  if (bySubject) return { do: 'sign-in', account: bySubject };
  const { email, isEmailVerified, name } = identity;
  const oidcSubject = subjectKey(identity);
  if (byEmail) {
    if (isEmailVerified !== true) return { do: 'refuse', problem: 'not-verified' };
    // The address has gone to another person at the same provider.
    if (byEmail.oidcSubject?.startsWith(`${identity.issuer}|`)) return { do: 'refuse', problem: 'no-account' };
    return { do: 'link', account: byEmail, oidcSubject };
  }
  if (newAccountRole === null || email === undefined) return { do: 'refuse', problem: 'no-account' };
  if (isEmailVerified === false) return { do: 'refuse', problem: 'not-verified' };
  const fields = { email, name: name ?? email, role: newAccountRole, passwordHash: null, oidcSubject };
  return { do: 'create', fields };
}
