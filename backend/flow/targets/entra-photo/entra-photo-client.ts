import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { graphFailure, type GraphRefusal, type GraphTask } from './entra-photo-failure.ts';
import type { AccessToken } from '../../../http/access-token.ts';
import { shapedBy } from '../../../http/shaped.ts';

const shaped = shapedBy('Microsoft Graph');

/** What Graph said to one request, whether it went by itself or as a part of a batch. */
export interface GraphAnswer extends GraphRefusal {
  readonly body: unknown;
}

export interface GraphPatch {
  readonly path: string;
  readonly body: object;
}

/** Requests to Graph as the app. Throttling of whole requests is waited out; any other status is an answer. */
export interface EntraPhotoClient {
  /** With a body it is a POST. */
  ask(path: string, signal: AbortSignal, body?: object): Promise<GraphAnswer>;
  /** What was asked for, in the shape that Microsoft documents. Throws what keeps it from being that. */
  get<Shape extends z.ZodType>(
    asked: { readonly path: string; readonly task: GraphTask; readonly shape: Shape },
    signal: AbortSignal,
  ): Promise<z.infer<Shape>>;
  /** At most twenty, answered in their order. Throws when the batch as a whole is refused. */
  patchAll(patches: readonly GraphPatch[], task: GraphTask, signal: AbortSignal): Promise<readonly GraphAnswer[]>;
  close(): Promise<void>;
}

/** https://learn.microsoft.com/graph/json-batching */
export const batchSize = 20;

const refusalBody = z.object({ error: z.object({ code: z.string().default(''), message: z.string().default('') }) });
const batchBody = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).default({}),
      body: z.unknown(),
    }),
  ),
});

export function createEntraPhotoClient(means: {
  readonly graphUrl: string;
  readonly http: HttpClient;
  readonly signIn: AccessToken;
  readonly now: () => Date;
}): EntraPhotoClient {
  const { graphUrl, http, signIn, now } = means;

  const send = async (path: string, signal: AbortSignal, body?: object): Promise<HttpResponse> => {
    const url = graphUrl + path;
    // The same attributes again do no harm.
    const content = body === undefined ? {} : { method: 'POST' as const, body: JSON.stringify(body), repeatable: true };
    for (let attempt = 1; ; attempt += 1) {
      const token = await signIn.get(signal);
      const headers = {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'content-type': 'application/json',
      };
      const response = await http.send({ url, headers, ...content }, signal);
      if (response.status !== 401 || attempt > 1) return response;
      signIn.drop(token);
    }
  };

  const ask: EntraPhotoClient['ask'] = async (path, signal, body) => graphAnswer(await send(path, signal, body), now());

  return {
    ask,
    get: async ({ path, task, shape }, signal) => {
      const answer = await ask(path, signal);
      if (answer.status !== 200) throw new ConnectorError(graphFailure(answer, task));
      return shaped(shape, answer.body);
    },
    patchAll: async (patches, task, signal) => {
      const headers = { 'Content-Type': 'application/json' };
      const requests = patches.map(({ path: url, body }, index) => ({
        ...{ id: String(index), method: 'PATCH', url, headers, body },
      }));
      const whole = await ask('/$batch', signal, { requests });
      if (whole.status !== 200) throw new ConnectorError(graphFailure(whole, task));
      const parts = new Map(shaped(batchBody, whole.body).responses.map((part) => [part.id, part]));
      return patches.map((_, index) => {
        const part = parts.get(String(index));
        // A part that was left out was not dealt with in time.
        if (part === undefined) return { status: 504, body: undefined };
        const retryAfter = Object.entries(part.headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
        return answerWith(part.status, part.body, retryAfterSeconds(retryAfter, now()));
      });
    },
    close: () => http.close(),
  };
}

function graphAnswer(response: HttpResponse, now: Date): GraphAnswer {
  // Gateways refuse in HTML: then the status has to do.
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const hasBody = isJson && response.body !== 'too-large' && response.body.byteLength > 0;
  const body = hasBody ? parseJson(response) : undefined;
  return answerWith(response.status, body, retryAfterSeconds(response.header('retry-after'), now));
}

function answerWith(status: number, body: unknown, wait: number | undefined): GraphAnswer {
  if (status < 400) return { status, body };
  const { code, message } = refusalBody.safeParse(body).data?.error ?? {};
  return { status, body, code, message, retryAfterSeconds: wait };
}
