import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { holdAccessToken, type AccessToken, type GrantedToken } from '../../../http/access-token.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { pingoneEndpoints, type PingOneConnection } from './pingone-connection.ts';
import { tokenFailure } from './token-failure.ts';

interface PingOneTokenOptions {
  readonly settings: PingOneConnection;
  readonly http: HttpClient;
  readonly now: () => Date;
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const tokenError = z.object({ error: z.string().optional(), error_description: z.string().optional() });

/** https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/token.html */
export function createPingOneToken({ settings, http, now }: PingOneTokenOptions): AccessToken {
  return holdAccessToken(now, async (signal) => {
    const { headers, form } = credential(settings);
    const response = await http.send(
      {
        method: 'POST',
        url: pingoneEndpoints(settings).tokenUrl,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
        repeatable: true,
      },
      signal,
    );
    return readToken(response, now());
  });
}

interface Credential {
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

/** An app takes its secret in the one way that it is set to. */
function credential({ clientId, clientSecret, clientAuthentication }: PingOneConnection): Credential {
  if (clientAuthentication === 'post')
    return { headers: {}, form: { client_id: clientId, client_secret: clientSecret } };
  // RFC 6749, 2.3.1, encodes both. The characters of PingOne's own secrets are left as they are by this encoding.
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(':');
  return { headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }, form: {} };
}

function readToken(response: HttpResponse, now: Date): GrantedToken {
  const { status } = response;
  // A proxy or a wrong address answers in HTML: then the status has to do.
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const body = isJson ? parseJson(response) : undefined;
  const answer = status === 200 ? tokenAnswer.safeParse(body) : undefined;
  if (answer?.success) return { token: answer.data.access_token, lifetimeSeconds: answer.data.expires_in };
  const { error, error_description: description } = tokenError.safeParse(body).data ?? {};
  const waitSeconds = retryAfterSeconds(response.header('retry-after'), now);
  throw new ConnectorError(tokenFailure({ status, error, description, retryAfterSeconds: waitSeconds }));
}
