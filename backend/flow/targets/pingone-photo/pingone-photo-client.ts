import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { pingoneEndpoints } from '../../providers/pingone/pingone-connection.ts';
import { createPingOneToken } from '../../providers/pingone/pingone-token.ts';
import { pingoneFailure, type PingOneRefusal, type PingOneTask } from './pingone-photo-failure.ts';
import type { PingOnePhotoSettings } from './pingone-photo-settings.ts';
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

const errorBody = z.object({ code: z.string().optional() });

export function createPingOnePhotoClient(means: {
  readonly settings: PingOnePhotoSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}): PingOnePhotoClient {
  const { settings, http, now } = means;
  const { environmentUrl } = pingoneEndpoints(settings);
  const token = createPingOneToken({ settings, http, now });

  const ask: PingOnePhotoClient['ask'] = async ({ path, method = 'GET', body }, signal) => {
    // The same attributes again do no harm.
    const content = body === undefined ? {} : { body: JSON.stringify(body), repeatable: true };
    for (let attempt = 1; ; attempt += 1) {
      const bearer = await token.get(signal);
      const headers = {
        authorization: `Bearer ${bearer}`,
        accept: 'application/json',
        'content-type': 'application/json',
      };
      const response = await http.send({ url: `${environmentUrl}${path}`, method, headers, ...content }, signal);
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
    get: async ({ path, task, shape }, signal) => {
      const answer = await ask({ path }, signal);
      if (answer.status !== 200) throw new ConnectorError(pingoneFailure(answer, task));
      return shaped(shape, answer.body);
    },
    close: () => http.close(),
  };
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
