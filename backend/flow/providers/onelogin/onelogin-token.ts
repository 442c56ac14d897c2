import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { holdAccessToken, type AccessToken, type GrantedToken } from '../../../http/access-token.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { apiUrlOf, type OneLoginConnection } from './onelogin-connection.ts';
import { tokenFailure } from './onelogin-refusal.ts';
import { oneloginThrottle } from './onelogin-throttle.ts';

interface OneLoginTokenOptions {
  readonly settings: OneLoginConnection;
  readonly http: HttpClient;
  readonly now: () => Date;
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** https://developers.onelogin.com/api-docs/2/oauth20-tokens/generate-tokens-2 */
export function createOneLoginToken({ settings, http, now }: OneLoginTokenOptions): AccessToken {
  return holdAccessToken(now, async (signal) => {
    const response = await http.send(
      {
        method: 'POST',
        url: `${apiUrlOf(settings)}/auth/oauth2/v2/token`,
        headers: {
          // OneLogin's own form, which is neither Basic nor Bearer.
          authorization: `client_id:${settings.clientId}, client_secret:${settings.clientSecret}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ grant_type: 'client_credentials' }),
        repeatable: true,
      },
      signal,
    );
    return readToken(response, now());
  });
}

function readToken(response: HttpResponse, now: Date): GrantedToken {
  const { status } = response;
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const answer = status === 200 && isJson ? tokenAnswer.safeParse(parseJson(response)) : undefined;
  if (answer?.success) return { token: answer.data.access_token, lifetimeSeconds: answer.data.expires_in };
  // Whoever answers with 200 and something else is not OneLogin.
  throw new ConnectorError(tokenFailure({ status, retryAfterSeconds: oneloginThrottle(response, now)?.seconds }));
}
