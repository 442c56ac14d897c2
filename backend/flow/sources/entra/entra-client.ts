import pLimit from 'p-limit';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import type { HttpRequest, HttpResponse } from '../../../http/http-message.ts';
import { batchAnswers, graphAnswer, type GraphAnswer } from './entra-answer.ts';
import { graphFailure, type GraphTask } from './entra-failure.ts';
import type { AccessToken } from '../../../http/access-token.ts';

export interface GraphQuery {
  /** Below `/v1.0`, or a whole link that Graph gave. */
  readonly path: string;
  /** An advanced query: the header is wanted again on every page of it. */
  readonly eventual?: boolean;
}

/** Requests to Graph as the app. Throttling of whole requests is waited out; any other status is an answer. */
export interface EntraClient {
  ask(query: GraphQuery, signal: AbortSignal): Promise<GraphAnswer>;
  /** At most twenty paths below `/v1.0`, answered in their order. Throws when the batch as a whole is refused. */
  batch(paths: readonly string[], task: GraphTask, signal: AbortSignal): Promise<readonly GraphAnswer[]>;
  /** Sends nothing for so long. */
  holdOff(seconds: number): void;
}

interface EntraClientOptions {
  readonly graphUrl: string;
  readonly http: HttpClient;
  readonly token: AccessToken;
  readonly now: () => Date;
}

/** Graph works on four requests for pictures of an app at a time: https://learn.microsoft.com/graph/throttling-limits */
export const batchesAtOnce = 4;
/** https://learn.microsoft.com/graph/json-batching */
export const batchSize = 20;

export function createEntraClient({ graphUrl, http, token, now }: EntraClientOptions): EntraClient {
  const limitBatches = pLimit(batchesAtOnce);
  let forbiddenToken: string | undefined;

  /**
   * A token that has expired, or was issued before an admin granted what is missing, is replaced once. Several
   * requests may find that out together, so it is remembered which token it was.
   */
  const isStale = (status: number | undefined, bearer: string): boolean => {
    if (status === 403) forbiddenToken ??= bearer;
    const stale = status === 401 || (status === 403 && forbiddenToken === bearer);
    if (stale) token.drop(bearer);
    return stale;
  };

  const sendOnce = async (request: HttpRequest, bearer: string, signal: AbortSignal): Promise<HttpResponse> => {
    const headers = { ...request.headers, authorization: `Bearer ${bearer}`, accept: 'application/json' };
    return http.send({ ...request, headers }, signal);
  };

  const send = async <Answer>(
    request: HttpRequest,
    read: (response: HttpResponse) => Read<Answer>,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const bearer = await token.get(signal);
    const first = read(await sendOnce(request, bearer, signal));
    if (!isStale(first.refusedWith, bearer)) return first.answer;
    return read(await sendOnce(request, await token.get(signal), signal)).answer;
  };

  const ask = ({ path, eventual = false }: GraphQuery, signal: AbortSignal): Promise<GraphAnswer> => {
    const url = path.startsWith('/') ? `${graphUrl}${path}` : path;
    const readOne = (response: HttpResponse): Read<GraphAnswer> => {
      const answer = graphAnswer(response, now());
      return { answer, refusedWith: answer.status };
    };
    return send({ url, headers: eventual ? { consistencylevel: 'eventual' } : {} }, readOne, signal);
  };

  const batchUnlimited: EntraClient['batch'] = async (paths, task, signal) => {
    const requests = paths.map((url, index) => ({ id: String(index), method: 'GET', url }));
    const request = {
      method: 'POST',
      url: `${graphUrl}/$batch`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requests }),
      repeatable: true,
    } as const;
    const answers = await send(request, (response) => readBatch(response, paths.length, now()), signal);
    if (answers === 'too-large') return inHalves(paths, (half) => batchUnlimited(half, task, signal));
    if ('status' in answers) throw new ConnectorError(graphFailure(answers, task));
    return answers;
  };

  return {
    ask,
    batch: (paths, task, signal) => limitBatches(() => batchUnlimited(paths, task, signal)),
    holdOff: (seconds) => {
      http.holdOff(graphUrl, seconds);
    },
  };
}

interface Read<Answer> {
  readonly answer: Answer;
  /** 401 or 403, if that may be for the token's sake. */
  readonly refusedWith: number | undefined;
}

type BatchOutcome = readonly GraphAnswer[] | GraphAnswer | 'too-large';

function readBatch(response: HttpResponse, parts: number, now: Date): Read<BatchOutcome> {
  const answer = readBatchOutcome(response, parts, now);
  if (answer === 'too-large') return { answer, refusedWith: undefined };
  const all = 'status' in answer ? [answer] : answer;
  // A 401 of a single part may be about that mailbox; only this code is about the token.
  const refused = all.find(
    ({ status, code }) => status === 403 || (status === 401 && code === 'InvalidAuthenticationToken'),
  );
  return { answer, refusedWith: response.status === 401 ? 401 : refused?.status };
}

function readBatchOutcome(response: HttpResponse, parts: number, now: Date): BatchOutcome {
  if (response.status !== 200) return graphAnswer(response, now);
  return response.body === 'too-large' ? 'too-large' : batchAnswers(response, parts, now);
}

async function inHalves(
  paths: readonly string[],
  send: (half: readonly string[]) => Promise<readonly GraphAnswer[]>,
): Promise<readonly GraphAnswer[]> {
  if (paths.length === 1) return [{ status: 413, code: 'TooLarge', body: undefined }];
  const middle = Math.ceil(paths.length / 2);
  return [...(await send(paths.slice(0, middle))), ...(await send(paths.slice(middle)))];
}
