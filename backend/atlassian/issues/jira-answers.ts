import { z } from 'zod';
import { AppError } from '../../errors/app-error.ts';
import { parseJson, type HttpResponse } from '../../http/http-message.ts';
import { throttleUntilReset } from '../../http/throttle.ts';
import { notAnswered, type ProductClient } from '../product-client.ts';

/** Jira's no to something that it was asked to do, in its words. */
export interface Refused {
  readonly refused: string;
}

const longestWords = 500;
const patienceSeconds = 10;

const errors = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
});

/**
 * The same client, for work that can wait: it throws `AppError` `unavailable`, with when to come back, where Jira wants to
 * be left alone, be it for a burst, for too many writes to one issue, or for a spent quota
 * (https://developer.atlassian.com/cloud/jira/platform/rate-limiting/). Once `stopping` is aborted, it throws its reason.
 */
export function politeClient(jira: ProductClient, stopping: AbortSignal): ProductClient {
  return {
    ...jira,
    send: async (request) => {
      stopping.throwIfAborted();
      const response = await jira.send(request);
      const throttle = throttleUntilReset(response, new Date());
      if (throttle) {
        const message = `${jira.host} wants to be left alone for a while.`;
        throw new AppError('unavailable', message, { retryAfterSeconds: throttle.seconds ?? patienceSeconds });
      }
      // 401: the secret is being replaced, or the app is paused. Either passes, or the site leaves.
      if (response.status >= 500 || response.status === 401) {
        throw notAnswered(jira.host, `HTTP ${String(response.status)}`);
      }
      return response;
    },
  };
}

/** Sends something that Jira does or refuses. Sent twice, it is done once. */
export async function tellJira(
  jira: ProductClient,
  request: { readonly method: 'POST' | 'PUT'; readonly url: string; readonly body: object },
): Promise<Refused | undefined> {
  const response = await jira.send({
    ...request,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  });
  return response.status < 300 ? undefined : { refused: wordsOf(response) };
}

function wordsOf(response: HttpResponse): string {
  const said = errors.safeParse(readBody(response)).data;
  const words = said ? [...said.errorMessages, ...Object.values(said.errors)].join(' ').slice(0, longestWords) : '';
  return words === '' ? `HTTP ${String(response.status)}` : words;
}

/** A proxy's page in between is no JSON: then the status has to do. */
function readBody(response: HttpResponse): unknown {
  try {
    return parseJson(response);
  } catch {
    return undefined;
  }
}
