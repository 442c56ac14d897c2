import { randomBytes } from 'node:crypto';

export interface AccessToken {
  readonly scopes: readonly string[];
  readonly expiresAt: number;
  /** Of the key that it is bound to. */
  readonly thumbprint: string | undefined;
}

export interface AccessTokens {
  issue(token: AccessToken): string;
  find(text: string): AccessToken | undefined;
  /** All that were issued so far are refused from here on. */
  expireAll(): void;
}

export function createAccessTokens(now: () => Date): AccessTokens {
  const issued = new Map<string, AccessToken>();
  return {
    issue: (token) => {
      const text = `eyJraWQiOiJzaW11bGF0ZWQi.${randomBytes(24).toString('base64url')}`;
      issued.set(text, token);
      return text;
    },
    find: (text) => {
      const token = issued.get(text);
      return token !== undefined && token.expiresAt > now().getTime() ? token : undefined;
    },
    expireAll: () => {
      issued.clear();
    },
  };
}
