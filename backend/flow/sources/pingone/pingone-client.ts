import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { type PingOneRefusal, readRefusal } from './pingone-failure.ts';
import type { AccessToken } from '../../../http/access-token.ts';
import { shapedBy } from '../../../http/shaped.ts';

export const shaped = shapedBy('PingOne');

export interface PingOneAnswer extends PingOneRefusal {
  readonly body: unknown;
  /** The server's clock. */
  readonly answeredAt: Date;
}

/** Requests to PingOne as the worker app. Throttling is waited out; any other status is an answer. */
export interface PingOneClient {
  /** Below the environment, beginning with a slash, or a whole link that PingOne gave. */
  ask(path: string, signal: AbortSignal): Promise<PingOneAnswer>;
  /** The token goes wherever a link leads, so it must lead to PingOne. */
  isOwnLink(link: string): boolean;
}

interface PingOneClientOptions {
  readonly environmentUrl: string;
  readonly http: HttpClient;
  readonly token: AccessToken;
  readonly now: () => Date;
}

export function createPingOneClient({ environmentUrl, http, token, now }: PingOneClientOptions): PingOneClient {
  const sendOnce = async (url: string, bearer: string, signal: AbortSignal): Promise<PingOneAnswer> => {
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    return answerIn(await http.send({ url, headers }, signal), now());
  };
  return {
    isOwnLink: (link) => URL.canParse(link) && new URL(link).origin === new URL(environmentUrl).origin,
    ask: async (path, signal) => {
      const url = path.startsWith('/') ? `${environmentUrl}${path}` : path;
      const bearer = await token.get(signal);
      const answer = await sendOnce(url, bearer, signal);
      if (answer.status !== 401) return answer;
      // Expired on the way, or revoked: a new one is tried once.
      token.drop(bearer);
      return sendOnce(url, await token.get(signal), signal);
    },
  };
}

function answerIn(response: HttpResponse, now: Date): PingOneAnswer {
  const { status } = response;
  const body = bodyOf(response);
  const date = Date.parse(response.header('date') ?? '');
  const wait = { retryAfterSeconds: retryAfterSeconds(response.header('retry-after'), now) };
  return {
    status,
    body,
    answeredAt: Number.isNaN(date) ? now : new Date(date),
    ...(status < 400 ? {} : { ...readRefusal(body), ...wait }),
  };
}

/** Gateways refuse in HTML: then the status has to do. */
function bodyOf(response: HttpResponse): unknown {
  const isJson = response.header('content-type')?.includes('json') ?? false;
  return response.status < 300 || isJson ? parseJson(response) : undefined;
}
