import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import type { OktaCredentials } from '../../providers/okta/credentials.ts';
import type { RateBudget } from '../../providers/okta/rate-budget.ts';
import { rateLimitOf } from '../../providers/okta/rate-limit.ts';
import type { ServerClock } from '../../providers/okta/server-clock.ts';
import { oktaFailure, type OktaRefusal, type OktaTask } from './okta-photo-failure.ts';
import { shapedBy } from '../../../http/shaped.ts';

const shaped = shapedBy('Okta', 'Check the Okta org URL.');

export interface OktaAnswer extends OktaRefusal {
  readonly body: unknown;
}

/** Requests to one org. Throttling is waited out, and a part of each rate limit is left to others. */
export interface OktaPhotoClient {
  /** Below `/api/v1`. Any status is an answer. With a body it is a POST, which to users and schemas is a partial update. */
  ask(path: string, signal: AbortSignal, body?: unknown): Promise<OktaAnswer>;
  /** What was asked for, in the shape that Okta documents. Throws what keeps it from being that. */
  get<Shape extends z.ZodType>(
    asked: { readonly path: string; readonly task: OktaTask; readonly shape: Shape },
    signal: AbortSignal,
  ): Promise<z.infer<Shape>>;
  close(): Promise<void>;
}

interface OktaPhotoClientOptions {
  readonly origin: string;
  readonly http: HttpClient;
  readonly credentials: OktaCredentials;
  readonly budget: RateBudget;
  readonly clock: ServerClock;
}

const refusalBody = z.object({ errorCode: z.string().default('') });

export function createOktaPhotoClient(options: OktaPhotoClientOptions): OktaPhotoClient {
  const { origin, http, credentials, budget, clock } = options;
  const ask: OktaPhotoClient['ask'] = async (path, signal, body) => {
    const url = `${origin}/api/v1${path}`;
    const method = body === undefined ? 'GET' : 'POST';
    const bucket = bucketOf(method, path);
    for (let attempt = 1; ; attempt += 1) {
      await budget.awaitTurn(bucket, signal);
      const sent = await credentials.headersFor({ method, url }, signal);
      const headers = { accept: 'application/json', 'content-type': 'application/json', ...sent.headers };
      // The same attributes again do no harm.
      const content = body === undefined ? {} : { body: JSON.stringify(body), repeatable: true };
      const response = await http.send({ url, method, headers, ...content }, signal);
      clock.observe(response);
      budget.note(bucket, response);
      if (!credentials.mayRenew(response, sent, attempt)) return oktaAnswer(response, clock.now());
    }
  };
  return {
    ask,
    get: async ({ path, task, shape }, signal) => {
      const answer = await ask(path, signal);
      if (answer.status !== 200) throw new ConnectorError(oktaFailure(answer, task));
      return shaped(shape, answer.body);
    },
    close: () => http.close(),
  };
}

/** Requests that count against the same limit: https://developer.okta.com/docs/reference/rate-limits/ */
function bucketOf(method: string, path: string): string {
  const [, kind = '', id] = (path.split('?')[0] ?? '').split('/');
  return `${method} ${kind} ${id === undefined || kind === 'meta' ? '' : '*'}`;
}

function oktaAnswer(response: HttpResponse, now: Date): OktaAnswer {
  const { status } = response;
  const isJson = response.header('content-type')?.includes('json') ?? false;
  // Bearer failures come without a body, gateways refuse in HTML: then the status has to do.
  const body =
    isJson && response.body !== 'too-large' && response.body.byteLength > 0 ? parseJson(response) : undefined;
  if (status < 400) return { status, body };
  const resetsInSeconds = rateLimitOf(response, now)?.resetsInSeconds ?? 0;
  return {
    status,
    body,
    code: refusalBody.safeParse(body).data?.errorCode,
    scopeMissing: (response.header('www-authenticate') ?? '').includes('insufficient_scope'),
    ...(resetsInSeconds > 0 && { retryAfterSeconds: Math.max(1, resetsInSeconds) }),
  };
}
