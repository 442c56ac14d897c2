import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { apiUrlOf } from '../../providers/onelogin/onelogin-connection.ts';
import { messageOf, type OneLoginRefusal } from '../../providers/onelogin/onelogin-refusal.ts';
import { oneloginThrottle } from '../../providers/onelogin/onelogin-throttle.ts';
import { createOneLoginToken } from '../../providers/onelogin/onelogin-token.ts';
import { oneloginFailure } from './onelogin-photo-failure.ts';
import type { CallBudget } from './onelogin-photo-limits.ts';
import type { OneLoginPhotoSettings } from './onelogin-photo-settings.ts';

export interface OneLoginAnswer extends OneLoginRefusal {
  readonly body: unknown;
  /** Where a list goes on; undefined on its last page. */
  readonly afterCursor: string | undefined;
}

/** Requests to OneLogin as the API credential. Throttling is waited out, and a part of the hour's calls is left to others. */
export interface OneLoginPhotoClient {
  signIn(signal: AbortSignal): Promise<void>;
  /** `path` begins with `/api/`. Any status is an answer. */
  ask(request: OneLoginRequest, signal: AbortSignal): Promise<OneLoginAnswer>;
  /** All pages of a list, below `/api/2`. Throws what keeps it from being one. */
  list<Shape extends z.ZodType>(path: string, shape: Shape, signal: AbortSignal): Promise<readonly z.infer<Shape>[]>;
  close(): Promise<void>;
}

interface OneLoginRequest {
  readonly path: string;
  /** Default: GET. */
  readonly method?: 'GET' | 'PUT' | 'POST';
  readonly body?: object;
}

export function createOneLoginPhotoClient(means: {
  readonly settings: OneLoginPhotoSettings;
  readonly http: HttpClient;
  readonly budget: CallBudget;
  readonly now: () => Date;
}): OneLoginPhotoClient {
  const { settings, http, budget, now } = means;
  const apiUrl = apiUrlOf(settings);
  const token = createOneLoginToken({ settings, http, now });

  const ask: OneLoginPhotoClient['ask'] = async ({ path, method = 'GET', body }, signal) => {
    // The same attributes again do no harm.
    const content = body === undefined ? {} : { body: JSON.stringify(body), repeatable: true };
    for (let attempt = 1; ; attempt += 1) {
      await budget.awaitTurn(signal);
      const bearer = await token.get(signal);
      const headers = {
        authorization: `Bearer ${bearer}`,
        accept: 'application/json',
        'content-type': 'application/json',
      };
      const response = await http.send({ url: `${apiUrl}${path}`, method, headers, ...content }, signal);
      budget.note(response);
      if (response.status !== 401 || attempt > 1) return answerIn(response, now());
      // Expired on the way, or revoked: a new one is tried once.
      token.drop(bearer);
    }
  };

  return {
    ask,
    signIn: async (signal) => {
      await token.get(signal);
    },
    list: async (path, shape, signal) => {
      const items: z.infer<typeof shape>[] = [];
      for (let next: string | undefined = path; next !== undefined;) {
        const answer: OneLoginAnswer = await ask({ path: `/api/2${next}` }, signal);
        const read = answer.status === 200 ? z.array(shape).safeParse(answer.body).data : undefined;
        if (read === undefined) throw new ConnectorError(oneloginFailure(answer, 'read users'));
        items.push(...read);
        const { afterCursor } = answer;
        next = afterCursor && `${path}&cursor=${encodeURIComponent(afterCursor)}`;
      }
      return items;
    },
    close: () => http.close(),
  };
}

function answerIn(response: HttpResponse, now: Date): OneLoginAnswer {
  const { status } = response;
  const body = bodyOf(response);
  const cursor = response.header('after-cursor')?.trim() ?? '';
  return {
    status,
    body,
    afterCursor: cursor === '' ? undefined : cursor,
    ...(status >= 400 && { message: messageOf(body), retryAfterSeconds: oneloginThrottle(response, now)?.seconds }),
  };
}

/** Gateways refuse in HTML: then the status has to do. */
function bodyOf(response: HttpResponse): unknown {
  const isJson = response.header('content-type')?.includes('json') ?? false;
  return isJson && response.body !== 'too-large' && response.body.byteLength > 0 ? parseJson(response) : undefined;
}
