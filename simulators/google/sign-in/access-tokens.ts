import { randomBytes } from 'node:crypto';
import type { GoogleOptions } from '../google-options.ts';
import { GoogleRefusal, refusals } from '../google-refusals.ts';

/** Whom a token speaks for, and what it may. */
export interface TokenGrant {
  /** Address of a user or of a service account. */
  readonly of: string;
  readonly scopes: ReadonlySet<string>;
}

export interface AccessTokens {
  issue(grant: TokenGrant): string;
  /** What the token in an `Authorization` header grants. */
  grantOf(authorization: string | undefined): TokenGrant;
  /** Makes every token issued so far as good as expired. */
  expireAll(): void;
}

export function createAccessTokens({ now, tokenLifetimeSeconds }: GoogleOptions): AccessTokens {
  const issued = new Map<string, TokenGrant & { readonly expiresAt: number }>();
  return {
    issue: (grant) => {
      const token = `ya29.${randomBytes(24).toString('base64url')}`;
      issued.set(token, { ...grant, expiresAt: now().getTime() + tokenLifetimeSeconds * 1000 });
      return token;
    },
    grantOf: (authorization) => {
      const grant = issued.get(/^Bearer (.+)$/iu.exec(authorization ?? '')?.[1] ?? '');
      if (grant === undefined || grant.expiresAt <= now().getTime())
        throw new GoogleRefusal(refusals.unauthenticated());
      return grant;
    },
    expireAll: () => {
      issued.clear();
    },
  };
}
