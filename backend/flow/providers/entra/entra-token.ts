import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import type { EntraConnection } from './entra-connection.ts';
import { readAppCertificate } from './app-certificate.ts';
import { clientAssertion } from './client-assertion.ts';
import type { EntraEndpoints } from './entra-clouds.ts';
import { tokenFailure } from './token-failure.ts';

export interface EntraToken {
  /** One for all requests, until five minutes before it expires. */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets a token that Graph refused; one that has been replaced meanwhile is kept. */
  drop(token: string): void;
}

interface EntraTokenOptions {
  readonly settings: EntraConnection;
  readonly endpoints: EntraEndpoints;
  readonly http: HttpClient;
  readonly now: () => Date;
}

interface HeldToken {
  readonly token: string;
  readonly freshUntil: number;
}

const marginSeconds = 300;

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const tokenError = z.object({ error_codes: z.array(z.number()).default([]) });

export function createEntraToken({ settings, endpoints, http, now }: EntraTokenOptions): EntraToken {
  let held: HeldToken | undefined;
  let underWay: Promise<HeldToken> | undefined;

  const fetchToken = async (signal: AbortSignal): Promise<HeldToken> => {
    const asked = now();
    const response = await http.send(
      {
        method: 'POST',
        url: endpoints.tokenUrl,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          client_id: settings.clientId,
          scope: endpoints.scope,
          grant_type: 'client_credentials',
          ...(await credential(settings, endpoints, asked)),
        }).toString(),
        repeatable: true,
      },
      signal,
    );
    const { access_token: token, expires_in: lifetimeSeconds } = readToken(response, now());
    return { token, freshUntil: asked.getTime() + (lifetimeSeconds - marginSeconds) * 1000 };
  };

  return {
    get: async (signal) => {
      if (held !== undefined && now().getTime() < held.freshUntil) return held.token;
      underWay ??= fetchToken(signal).finally(() => {
        underWay = undefined;
      });
      held = await underWay;
      return held.token;
    },
    drop: (token) => {
      if (held?.token === token) held = undefined;
    },
  };
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

function readToken(response: HttpResponse, now: Date): z.infer<typeof tokenAnswer> {
  const { status } = response;
  if (status === 200) {
    const answer = tokenAnswer.safeParse(parseJson(response));
    if (answer.success) return answer.data;
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
