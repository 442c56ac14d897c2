import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { HttpClient } from '../../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../../http/retry-after.ts';
import type { ScimSettings } from '../scim-settings.ts';
import { basicCredentials } from './basic-credentials.ts';

/** What goes into `Authorization`. */
export interface ScimCredentials {
  get(signal: AbortSignal): Promise<string>;
  /** Forgets what the server refused; `replaceable`: asking again may give another. */
  drop(authorization: string): 'replaceable' | 'final';
}

interface CredentialsOptions {
  readonly settings: ScimSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

interface HeldToken {
  readonly authorization: string;
  readonly freshUntil: number;
}

const marginSeconds = 60;
/** Of a token whose answer does not say (RFC 6749, 5.1 only recommends it). */
const usualLifetimeSeconds = 300;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(usualLifetimeSeconds),
});
const tokenError = z.object({ error: z.string() });

export function createScimCredentials({ settings, http, now }: CredentialsOptions): ScimCredentials {
  if (settings.signIn === 'clientCredentials') return createToken({ settings, http, now });
  const { signIn, token, username, password } = settings;
  const fixed = signIn === 'bearer' ? `Bearer ${token}` : `Basic ${basicCredentials(username, password)}`;
  return { get: () => Promise.resolve(fixed), drop: () => 'final' };
}

/** One for all requests, until a minute before it expires. https://www.rfc-editor.org/rfc/rfc6749#section-4.4 */
function createToken({ settings, http, now }: CredentialsOptions): ScimCredentials {
  let held: HeldToken | undefined;
  let underWay: Promise<HeldToken> | undefined;

  const fetchToken = async (signal: AbortSignal): Promise<HeldToken> => {
    const asked = now();
    const response = await http.send(tokenRequest(settings), signal);
    const { access_token: token, expires_in: lifetimeSeconds } = readToken(response, now());
    const freshSeconds = Math.max(lifetimeSeconds - marginSeconds, lifetimeSeconds / 2);
    return { authorization: `Bearer ${token}`, freshUntil: asked.getTime() + freshSeconds * 1000 };
  };

  return {
    get: async (signal) => {
      if (held !== undefined && now().getTime() < held.freshUntil) return held.authorization;
      underWay ??= fetchToken(signal).finally(() => {
        underWay = undefined;
      });
      held = await underWay;
      return held.authorization;
    },
    drop: (authorization) => {
      if (held?.authorization === authorization) held = undefined;
      return 'replaceable';
    },
  };
}

function tokenRequest({ tokenUrl, clientId, clientSecret, scope, clientAuthentication }: ScimSettings) {
  const inBody = clientAuthentication === 'post';
  const form = {
    grant_type: 'client_credentials',
    ...(scope === '' ? {} : { scope }),
    ...(inBody ? { client_id: clientId, client_secret: clientSecret } : {}),
  };
  return {
    method: 'POST',
    url: tokenUrl,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      // RFC 6749, 2.3.1: both are form-encoded before they are joined.
      ...(inBody ? {} : { authorization: `Basic ${basicCredentials(encoded(clientId), encoded(clientSecret))}` }),
    },
    body: new URLSearchParams(form).toString(),
    repeatable: true,
  } as const;
}

const encoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

function readToken(response: HttpResponse, now: Date): z.infer<typeof tokenAnswer> {
  if (response.status === 200) {
    const answer = tokenAnswer.safeParse(parseJson(response));
    if (answer.success) return answer.data;
  }
  throw new ConnectorError(tokenFailure(response, now));
}

function tokenFailure(response: HttpResponse, now: Date): ConnectorFailure {
  const { status } = response;
  const seconds = retryAfterSeconds(response.header('retry-after'), now);
  const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
  if (status === 429) {
    return { reason: 'rate-limited', message: 'The token URL asks to wait before signing in again.', ...wait };
  }
  if (status >= 500) {
    return {
      reason: 'unavailable',
      message: `The token URL cannot answer right now (status ${String(status)}).`,
      ...wait,
    };
  }
  const code = status === 400 || status === 401 || status === 403 ? errorCode(response) : undefined;
  if (code === 'invalid_scope') {
    return { reason: 'credentials-rejected', setting: 'scope', message: 'The token URL does not know this scope.' };
  }
  if (code === 'unsupported_grant_type' || code === 'unauthorized_client') {
    return {
      reason: 'credentials-rejected',
      setting: 'clientId',
      message: 'This client may not use client credentials. Allow that grant in the provider’s console.',
    };
  }
  if (status === 400 || status === 401 || status === 403) {
    return {
      reason: 'credentials-rejected',
      setting: 'clientSecret',
      message: 'The token URL did not accept client ID and secret. Check both, and the way of client authentication.',
    };
  }
  return {
    reason: 'unexpected-answer',
    setting: 'tokenUrl',
    message: `The token URL gave no access token (status ${String(status)}). Check it.`,
  };
}

/** Gateways refuse in HTML: then the status has to do. */
function errorCode(response: HttpResponse): string | undefined {
  const isJson = response.header('content-type')?.includes('json') ?? false;
  return isJson ? tokenError.safeParse(parseJson(response)).data?.error : undefined;
}
