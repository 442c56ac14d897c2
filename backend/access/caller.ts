import type { TokenScope } from '#contract/accounts.ts';
import type { Role } from '#contract/session.ts';

/** Someone signed in, in a browser. */
export interface AccountCaller {
  readonly kind: 'account';
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Names the session in the database. */
  readonly sessionHash: string;
}

/** A program with an API token. */
export interface TokenCaller {
  readonly kind: 'token';
  readonly name: string;
  readonly scope: TokenScope;
}

export type Caller = AccountCaller | TokenCaller | { readonly kind: 'nobody' };

export const nobody: Caller = { kind: 'nobody' };

/** Who it was, as history and the audit log show it. */
export function actorName(caller: Caller): string {
  switch (caller.kind) {
    case 'account':
      return caller.email;
    case 'token':
      return `token “${caller.name}”`;
    case 'nobody':
      return 'nobody';
  }
}
