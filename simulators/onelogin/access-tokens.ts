import { randomBytes } from 'node:crypto';
import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { CredentialType, OneLoginSettings } from './onelogin-options.ts';
import { refusalV1 } from './onelogin-refusal.ts';

/** Issues access tokens and knows them again. */
export interface AccessTokens {
  answer(arrival: Arrival, credential: CredentialType): SimulatedAnswer;
  /** What the bearer of this header may do; refuses whoever is no bearer of a fresh token. */
  credentialOf(authorization: string | undefined): CredentialType;
  expireAll(): void;
}

interface IssuedToken {
  readonly credential: CredentialType;
  readonly expiresAt: number;
}

/** https://developers.onelogin.com/api-docs/2/oauth20-tokens/generate-tokens-2 */
export function createAccessTokens(settings: OneLoginSettings): AccessTokens {
  const issued = new Map<string, IssuedToken>();
  const { tokenLifetimeSeconds, now } = settings;
  return {
    answer: ({ method, headers, body }, credential) => {
      if (method !== 'POST') throw refusalV1(404, 'not found', 'Not Found');
      if (!isKnown(headers['authorization'], settings)) throw refusalV1(401, 'Unauthorized', 'Authentication Failure');
      if (grantType(headers['content-type'], body) !== 'client_credentials') {
        throw refusalV1(400, 'bad request', 'grant_type is incorrect/absent');
      }
      const token = randomBytes(32).toString('hex');
      issued.set(token, { credential, expiresAt: now().getTime() + tokenLifetimeSeconds * 1000 });
      return {
        status: 200,
        body: {
          access_token: token,
          created_at: now().toISOString(),
          expires_in: tokenLifetimeSeconds,
          refresh_token: randomBytes(32).toString('hex'),
          token_type: 'bearer',
          account_id: 555_555,
        },
      };
    },
    credentialOf: (authorization) => {
      const token = issued.get(/^bearer[ :]\s*(\S+)$/iu.exec(authorization ?? '')?.[1] ?? '');
      if (token === undefined || token.expiresAt <= now().getTime()) {
        throw refusalV1(401, 'Unauthorized', 'Authentication Failure');
      }
      return token.credential;
    },
    expireAll: () => {
      issued.clear();
    },
  };
}

/** OneLogin's own form, or HTTP Basic. */
function isKnown(authorization = '', { clientId, clientSecret }: OneLoginSettings): boolean {
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  return authorization === basic || authorization === `client_id:${clientId}, client_secret:${clientSecret}`;
}

function grantType(contentType: string | undefined, body: string): unknown {
  if (contentType?.startsWith('application/json') !== true) return new URLSearchParams(body).get('grant_type');
  try {
    return (JSON.parse(body) as { grant_type?: unknown }).grant_type;
  } catch {
    return undefined;
  }
}
