import { backoffSeconds } from '../../../http/backoff.ts';
import type { Clock } from '../../../http/clock.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { googleAnswer, type GoogleAnswer } from './google-answer.ts';
import { isPassing } from './google-failure.ts';
import type { AccessToken } from '../../../http/access-token.ts';

/** Requests to the Directory API as the administrator. Throttling is waited out; any other refusal is an answer. */
export interface GoogleClient {
  /** `path` below `/admin/directory/v1`, with its query. */
  ask(path: string, signal: AbortSignal): Promise<GoogleAnswer>;
}

interface GoogleClientOptions {
  readonly directoryUrl: string;
  readonly http: HttpClient;
  readonly token: AccessToken;
  readonly clock: Clock;
}

const attemptsAtPassingFaults = 3;

export function createGoogleClient({ directoryUrl, http, token, clock }: GoogleClientOptions): GoogleClient {
  const sendOnce = async (path: string, bearer: string, signal: AbortSignal): Promise<GoogleAnswer> => {
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    const response = await http.send({ url: `${directoryUrl}/admin/directory/v1${path}`, headers }, signal);
    return googleAnswer(response, clock.now());
  };

  /** A token that has expired, or was revoked, is replaced once. */
  const send = async (path: string, signal: AbortSignal): Promise<GoogleAnswer> => {
    const bearer = await token.get(signal);
    const answer = await sendOnce(path, bearer, signal);
    if (answer.status === 200 || answer.refusal.status !== 401) return answer;
    token.drop(bearer);
    return sendOnce(path, await token.get(signal), signal);
  };

  return {
    ask: async (path, signal) => {
      for (let attempt = 1; ; attempt += 1) {
        const answer = await send(path, signal);
        if (answer.status === 200 || !isPassing(answer.refusal) || attempt === attemptsAtPassingFaults) return answer;
        await clock.sleep(backoffSeconds(attempt), signal);
      }
    },
  };
}
