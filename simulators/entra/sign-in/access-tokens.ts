import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { EntraSettings } from '../entra-options.ts';
import { GraphError } from '../graph-exchange.ts';

/** Issues access tokens and knows them again. */
export interface AccessTokens {
  issue(roles: readonly string[]): Promise<string>;
  /** The roles of the token in an `Authorization` header. */
  rolesOf(authorization: string | undefined): ReadonlySet<string>;
  /** Makes every token issued so far as good as expired. */
  expireAll(): void;
}

interface IssuedToken {
  readonly roles: ReadonlySet<string>;
  readonly expiresAt: number;
}

export function createAccessTokens(settings: EntraSettings): AccessTokens {
  const key = randomBytes(32);
  const issued = new Map<string, IssuedToken>();
  return {
    issue: async (roles) => {
      const issuedAt = Math.floor(settings.now().getTime() / 1000);
      const expiresAt = issuedAt + settings.tokenLifetimeSeconds;
      const token = await new SignJWT({
        appid: settings.clientId,
        idtyp: 'app',
        roles,
        tid: settings.tenantId,
        ver: '1.0',
      })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setAudience('https://graph.microsoft.com')
        .setIssuer(`https://sts.windows.net/${settings.tenantId}/`)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setNotBefore(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key);
      issued.set(token, { roles: new Set(roles), expiresAt: expiresAt * 1000 });
      return token;
    },
    rolesOf: (authorization) => {
      if (authorization === undefined) throw unauthorized('Access token is empty.');
      const token = issued.get(/^Bearer (.+)$/iu.exec(authorization)?.[1] ?? '');
      if (token === undefined) throw unauthorized('CompactToken parsing failed with error code: 80049217');
      if (token.expiresAt <= settings.now().getTime())
        throw unauthorized('Lifetime validation failed, the token is expired.');
      return token.roles;
    },
    expireAll: () => {
      for (const [token, { roles }] of issued) issued.set(token, { roles, expiresAt: 0 });
    },
  };
}

function unauthorized(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': 'Bearer realm=""' });
}
