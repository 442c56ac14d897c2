import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { clientAssertion, readAppCertificate } from './entra-photo-certificate.ts';
import { signInFailure } from './entra-photo-failure.ts';
import type { EntraPhotoSettings } from './entra-photo-settings.ts';

/** Microsoft's clouds; tokens of one are not good in another: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const clouds: Readonly<Record<EntraPhotoSettings['cloud'], readonly [authority: string, graph: string]>> = {
  global: ['https://login.microsoftonline.com', 'https://graph.microsoft.com'],
  usGov: ['https://login.microsoftonline.us', 'https://graph.microsoft.us'],
  usGovDod: ['https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
  china: ['https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
};

export interface EntraEndpoints {
  readonly tokenUrl: string;
  /** Without a path. */
  readonly graphUrl: string;
}

export function entraEndpoints({ tenantId, cloud, ...own }: EntraPhotoSettings): EntraEndpoints {
  const [authority, graph] = clouds[cloud];
  const givenOr = (given: string | undefined, usual: string) => (given ? given.replace(/\/+$/, '') : usual);
  return {
    tokenUrl: `${givenOr(own.authorityUrl, authority)}/${tenantId}/oauth2/v2.0/token`,
    graphUrl: givenOr(own.graphUrl, graph).replace(/\/v1\.0$/, ''),
  };
}

export interface EntraSignIn {
  /** One token for all requests, until five minutes before it expires. */
  token(signal: AbortSignal): Promise<string>;
  /** Forgets a token that Graph refused. */
  drop(token: string): void;
}

const marginSeconds = 300;
const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const tokenError = z.object({ error_codes: z.array(z.number()).default([]) });

export function createEntraSignIn(means: {
  readonly settings: EntraPhotoSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}): EntraSignIn {
  const { settings, http, now } = means;
  const { tokenUrl, graphUrl } = entraEndpoints(settings);
  let held: { readonly token: string; readonly freshUntil: number } | undefined;
  let underWay: Promise<NonNullable<typeof held>> | undefined;

  const fetchToken = async (signal: AbortSignal) => {
    const asked = now();
    const body = new URLSearchParams({
      client_id: settings.clientId,
      scope: `${graphUrl}/.default`,
      grant_type: 'client_credentials',
      ...(await credential(settings, tokenUrl, asked)),
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await http.send({ method: 'POST', url: tokenUrl, headers, body, repeatable: true }, signal);
    const { access_token: token, expires_in: lifetimeSeconds } = readToken(response, now());
    return { token, freshUntil: asked.getTime() + (lifetimeSeconds - marginSeconds) * 1000 };
  };

  return {
    token: async (signal) => {
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
  { clientId, clientSecret = '', certificate = '', privateKey = '' }: EntraPhotoSettings,
  tokenUrl: string,
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
  // A proxy or a wrong address answers in HTML: then the status has to do.
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const body = isJson ? parseJson(response) : undefined;
  const answer = response.status === 200 ? tokenAnswer.safeParse(body).data : undefined;
  if (answer !== undefined) return answer;
  const codes = tokenError.safeParse(body).data?.error_codes ?? [];
  const wait = retryAfterSeconds(response.header('retry-after'), now);
  throw new ConnectorError(signInFailure({ status: response.status, codes, retryAfterSeconds: wait }));
}
