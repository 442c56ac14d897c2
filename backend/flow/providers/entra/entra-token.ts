import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { holdAccessToken, type AccessToken, type GrantedToken } from '../../../http/access-token.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import type { EntraConnection } from './entra-connection.ts';
import { readAppCertificate } from './app-certificate.ts';
import { clientAssertion } from './client-assertion.ts';
import type { EntraEndpoints } from './entra-clouds.ts';
import { tokenFailure } from './token-failure.ts';

interface EntraTokenOptions {
  readonly settings: EntraConnection;
  readonly endpoints: EntraEndpoints;
  readonly http: HttpClient;
  readonly now: () => Date;
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const tokenError = z.object({ error_codes: z.array(z.number()).default([]) });

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export function createEntraToken({ settings, endpoints, http, now }: EntraTokenOptions): AccessToken {
  return holdAccessToken(now, async (signal) => {
    const form = {
      client_id: settings.clientId,
      scope: endpoints.scope,
      grant_type: 'client_credentials',
      ...(await credential(settings, endpoints, now())),
    };
    const response = await http.send(
      {
        method: 'POST',
        url: endpoints.tokenUrl,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
        repeatable: true,
      },
      signal,
    );
    return readToken(response, now());
  });
}

async function credential(
  { clientId, clientSecret = '', certificate = '', privateKey = '' }: EntraConnection,
  { tokenUrl }: EntraEndpoints,
  now: Date,
): Promise<Record<string, string>> {
  if (certificate === '') return { client_secret: clientSecret };
  const read = readAppCertificate({ certificate, privateKey });
  if ('message' in read) throw new ConnectorError({ reason: 'credentials-rejected', ...read });
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await clientAssertion(read, { clientId, tokenUrl, now }),
  };
}

function readToken(response: HttpResponse, now: Date): GrantedToken {
  const { status } = response;
  if (status === 200) {
    const answer = tokenAnswer.safeParse(parseJson(response));
    if (answer.success) return { token: answer.data.access_token, lifetimeSeconds: answer.data.expires_in };
  }
  // A proxy or a wrong address answers in HTML: then the status has to do.
  const error = status === 400 || status === 401 ? tokenError.safeParse(parseJson(response)) : undefined;
  throw new ConnectorError(
    tokenFailure({
      status,
      codes: error?.data?.error_codes ?? [],
      retryAfterSeconds: retryAfterSeconds(response.header('retry-after'), now),
    }),
  );
}
