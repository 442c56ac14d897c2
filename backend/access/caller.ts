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

/** Someone who looks at Roster inside their Atlassian site. */
export interface AtlassianCaller {
  readonly kind: 'atlassian';
  /** The site that is that Atlassian site's own. */
  readonly siteId: string;
  /** The tenant of Connect that they look at Roster in; absent: through Forge. */
  readonly clientKey?: string | undefined;
  /** Atlassian's id of the account. */
  readonly accountId: string;
  readonly name: string;
  /** Absent where they show it to nobody. */
  readonly email: string | undefined;
  /** As the product itself says. */
  readonly role: Role;
}

export type Caller = AccountCaller | AtlassianCaller | TokenCaller | { readonly kind: 'nobody' };

export const nobody: Caller = { kind: 'nobody' };

/** Who it was, as history and the audit log show it. */
export function actorName(caller: Caller): string {
  switch (caller.kind) {
    case 'account':
      return caller.email;
    case 'atlassian':
      return caller.email ?? caller.name;
    case 'token':
      return `token “${caller.name}”`;
    case 'nobody':
      return 'nobody';
  }
}
