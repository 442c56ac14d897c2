import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { ScimError } from '../scim-exchange.ts';
import type { ScimSettings } from '../scim-options.ts';

/** Who may read: a token, a user, or a client that gets itself a token. */
export interface Callers {
  /** Throws 401 unless the caller is known. */
  admit(arrival: Arrival): void;
  /** `POST /oauth2/token` (RFC 6749, 4.4). */
  answerToken(arrival: Arrival): SimulatedAnswer;
  /** Makes every access token issued so far as good as expired. */
  expireTokens(): void;
}

export function createCallers(settings: ScimSettings): Callers {
  const { token, username, password, clientId, clientSecret, tokenLifetimeSeconds, now } = settings;
  const expiries = new Map<string, number>();
  let count = 0;

  const isKnown = (authorization: string): boolean => {
    if (authorization === `Bearer ${token}` || authorization === basic(username, password)) return true;
    const expiry = expiries.get(authorization);
    return expiry !== undefined && expiry > now().getTime();
  };

  return {
    admit: ({ headers }) => {
      if (!isKnown(headers['authorization'] ?? '')) throw new ScimError(401, 'Authorization failure.');
    },
    answerToken: ({ method, headers, body }) => {
      const form = new URLSearchParams(body);
      const inBody = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
      const inHeader = headers['authorization'] === basic(encoded(clientId), encoded(clientSecret));
      if (method !== 'POST' || form.get('grant_type') !== 'client_credentials') {
        return { status: 400, body: { error: 'unsupported_grant_type' } };
      }
      if (!inBody && !inHeader) return { status: 401, body: { error: 'invalid_client' } };
      if ((form.get('scope') ?? 'scim.read') !== 'scim.read') return { status: 400, body: { error: 'invalid_scope' } };
      count += 1;
      const issued = `access-${String(count)}`;
      expiries.set(`Bearer ${issued}`, now().getTime() + tokenLifetimeSeconds * 1000);
      return { status: 200, body: { access_token: issued, token_type: 'Bearer', expires_in: tokenLifetimeSeconds } };
    },
    expireTokens: () => {
      for (const authorization of expiries.keys()) expiries.set(authorization, 0);
    },
  };
}

const basic = (user: string, secret: string): string => `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
/** RFC 6749, 2.3.1. */
const encoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
