import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { pingoneFailure, signInFailure, type PingOneRefusal, type PingOneTask } from './pingone-photo-failure.ts';
import { pingoneEndpoints, type PingOnePhotoSettings } from './pingone-photo-settings.ts';
import { shapedBy } from '../../../http/shaped.ts';

const shaped = shapedBy('PingOne');

export interface PingOneAnswer extends PingOneRefusal {
  readonly body: unknown;
}

/** Requests to PingOne as the worker app. Throttling is waited out; any other status is an answer. */
export interface PingOnePhotoClient {
  signIn(signal: AbortSignal): Promise<void>;
  /** Below the environment. */
  ask(request: PingOneRequest, signal: AbortSignal): Promise<PingOneAnswer>;
  /** What was asked for, in the shape that Ping documents. Throws what keeps it from being that. */
  get<Shape extends z.ZodType>(
    asked: { readonly path: string; readonly task: PingOneTask; readonly shape: Shape },
    signal: AbortSignal,
  ): Promise<z.infer<Shape>>;
  close(): Promise<void>;
}

interface PingOneRequest {
  readonly path: string;
  /** Default: GET. */
  readonly method?: 'GET' | 'PATCH' | 'POST';
  readonly body?: object;
}

const marginSeconds = 300;
const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const errorBody = z.object({ code: z.string().optional() });

export function createPingOnePhotoClient(means: {
  readonly settings: PingOnePhotoSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}): PingOnePhotoClient {
  const { settings, http, now } = means;
  const { tokenUrl, environmentUrl } = pingoneEndpoints(settings);
  let held: { readonly token: string; readonly freshUntil: number } | undefined;
  let underWay: Promise<NonNullable<typeof held>> | undefined;

  /** https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/token.html */
  const fetchToken = async (signal: AbortSignal) => {
    const asked = now().getTime();
    const { headers, form } = credential(settings);
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString();
    const allHeaders = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const request = { method: 'POST', url: tokenUrl, headers: allHeaders, body, repeatable: true } as const;
    const response = answerIn(await http.send(request, signal), now());
    const answer = response.status === 200 ? tokenAnswer.safeParse(response.body).data : undefined;
    if (answer === undefined) throw new ConnectorError(signInFailure(response));
    return { token: answer.access_token, freshUntil: asked + (answer.expires_in - marginSeconds) * 1000 };
  };

  const tokenFor = async (signal: AbortSignal): Promise<string> => {
    if (held !== undefined && now().getTime() < held.freshUntil) return held.token;
    underWay ??= fetchToken(signal).finally(() => {
      underWay = undefined;
    });
    held = await underWay;
    return held.token;
  };

  const ask: PingOnePhotoClient['ask'] = async ({ path, method = 'GET', body }, signal) => {
    // The same attributes again do no harm.
    const content = body === undefined ? {} : { body: JSON.stringify(body), repeatable: true };
    for (let attempt = 1; ; attempt += 1) {
      const token = await tokenFor(signal);
      const headers = {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'content-type': 'application/json',
      };
      const response = await http.send({ url: `${environmentUrl}${path}`, method, headers, ...content }, signal);
      if (response.status !== 401 || attempt > 1) return answerIn(response, now());
      // Expired on the way, or revoked: a new one is tried once.
      if (held?.token === token) held = undefined;
    }
  };

  return {
    ask,
    signIn: async (signal) => {
      await tokenFor(signal);
    },
    get: async ({ path, task, shape }, signal) => {
      const answer = await ask({ path }, signal);
      if (answer.status !== 200) throw new ConnectorError(pingoneFailure(answer, task));
      return shaped(shape, answer.body);
    },
    close: () => http.close(),
  };
}

/** An app takes its secret in the one way that it is set to. */
function credential({ clientId, clientSecret, clientAuthentication }: PingOnePhotoSettings): {
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
} {
  if (clientAuthentication === 'post') {
    return { headers: {}, form: { client_id: clientId, client_secret: clientSecret } };
  }
  // RFC 6749, 2.3.1, encodes both. The characters of PingOne's own secrets are left as they are by this encoding.
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(':');
  return { headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }, form: {} };
}

function answerIn(response: HttpResponse, now: Date): PingOneAnswer {
  const { status } = response;
  // Gateways refuse in HTML: then the status has to do.
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const body =
    isJson && response.body !== 'too-large' && response.body.byteLength > 0 ? parseJson(response) : undefined;
  if (status < 400) return { status, body };
  const wait = retryAfterSeconds(response.header('retry-after'), now);
  return { status, body, code: errorBody.safeParse(body).data?.code, retryAfterSeconds: wait };
}
