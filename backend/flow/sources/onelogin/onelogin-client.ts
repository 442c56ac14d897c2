import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { messageOf, type OneLoginRefusal } from '../../providers/onelogin/onelogin-refusal.ts';
import { budgetPauseSeconds, oneloginThrottle } from '../../providers/onelogin/onelogin-throttle.ts';
import type { AccessToken } from '../../../http/access-token.ts';
import { shapedBy } from '../../../http/shaped.ts';

export const shaped = shapedBy('OneLogin');

export interface OneLoginAnswer extends OneLoginRefusal {
  readonly body: unknown;
  /** Where a list goes on; undefined on its last page. */
  readonly afterCursor: string | undefined;
  /** The server's clock. */
  readonly answeredAt: Date;
}

/** Requests to OneLogin as the API credential. Throttling is waited out; any other status is an answer. */
export interface OneLoginClient {
  /** `path` begins with `/api/`. */
  ask(path: string, signal: AbortSignal): Promise<OneLoginAnswer>;
}

interface OneLoginClientOptions {
  readonly apiUrl: string;
  readonly http: HttpClient;
  readonly token: AccessToken;
  readonly now: () => Date;
  /** Whether to pause while few calls of the hour are left. An admin waits for a check, and it takes only a few. */
  readonly keepsBudget: boolean;
}

/** A longer pause is the run's to wait for: it goes on later from where it is. */
const longestPauseSeconds = 300;

export function createOneLoginClient(options: OneLoginClientOptions): OneLoginClient {
  const { apiUrl, http, token, now, keepsBudget } = options;
  let pausedUntil = 0;

  const pause = (): void => {
    const seconds = Math.ceil((pausedUntil - now().getTime()) / 1000);
    if (seconds <= 0) return;
    if (seconds > longestPauseSeconds) throw new ConnectorError(budgetSpent(seconds));
    http.holdOff(apiUrl, seconds);
  };

  const sendOnce = async (path: string, bearer: string, signal: AbortSignal): Promise<OneLoginAnswer> => {
    if (keepsBudget) pause();
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    const response = await http.send({ url: `${apiUrl}${path}`, headers }, signal);
    const seconds = budgetPauseSeconds(response);
    if (seconds !== undefined) pausedUntil = now().getTime() + seconds * 1000;
    return answerIn(response, now());
  };

  return {
    ask: async (path, signal) => {
      const bearer = await token.get(signal);
      const answer = await sendOnce(path, bearer, signal);
      if (answer.status !== 401) return answer;
      // Expired on the way, or revoked: a new one is tried once.
      token.drop(bearer);
      return sendOnce(path, await token.get(signal), signal);
    },
  };
}

const budgetSpent = (retryAfterSeconds: number) =>
  ({
    reason: 'rate-limited',
    message:
      'Nine tenths of the calls that OneLogin allows this account in an hour are used. The rest is left to others.',
    retryAfterSeconds,
  }) as const;

function answerIn(response: HttpResponse, now: Date): OneLoginAnswer {
  const { status } = response;
  const body = bodyOf(response);
  const cursor = response.header('after-cursor')?.trim() ?? '';
  const date = Date.parse(response.header('date') ?? '');
  return {
    status,
    body,
    afterCursor: cursor === '' ? undefined : cursor,
    answeredAt: Number.isNaN(date) ? now : new Date(date),
    ...(status < 400 ? {} : { message: messageOf(body), retryAfterSeconds: oneloginThrottle(response, now)?.seconds }),
  };
}

/** Gateways refuse in HTML: then the status has to do. */
function bodyOf(response: HttpResponse): unknown {
  const isJson = response.header('content-type')?.includes('json') ?? false;
  return response.status < 300 || isJson ? parseJson(response) : undefined;
}
