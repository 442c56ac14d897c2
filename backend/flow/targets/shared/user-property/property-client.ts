import type { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { HttpClient } from '../../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import type { JsonValue } from '../../../model/json.ts';
import { concernsEveryone, siteFailure, type SiteRefusal, type SiteTask } from './property-failure.ts';
import { readRateLimit } from './property-limits.ts';

export interface SiteRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the site's address, with its query. */
  readonly path: string;
  readonly body?: JsonValue;
}

export interface SiteAnswer extends SiteRefusal {
  readonly body: unknown;
}

/** Requests to one site. Pauses are waited out; what would be answered to everybody alike is thrown. */
export interface SiteClient {
  /** Any other status is an answer. */
  ask(request: SiteRequest, task: SiteTask, signal: AbortSignal): Promise<SiteAnswer>;
  /** The body, which must be of this shape; every refusal is thrown. */
  read<Shape extends z.ZodType>(path: string, expected: Expected<Shape>, signal: AbortSignal): Promise<z.infer<Shape>>;
}

interface Expected<Shape extends z.ZodType> {
  readonly task: SiteTask;
  readonly shape: Shape;
}

/**
 * The `Authorization` header of a request. It is asked for each time and may be waited for: other ways of signing in
 * sign method and address, or fetch a token.
 */
export type SignIn = (
  request: { readonly method: string; readonly url: string },
  signal: AbortSignal,
) => Promise<string>;

/** https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/ */
export function basicSignIn({ email, apiToken }: { readonly email: string; readonly apiToken: string }): SignIn {
  const header = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
  return () => Promise.resolve(header);
}

interface ClientOptions {
  readonly siteUrl: string;
  readonly http: HttpClient;
  readonly signIn: SignIn;
  readonly now: () => Date;
}

export function createSiteClient({ siteUrl, http, signIn, now }: ClientOptions): SiteClient {
  const ask: SiteClient['ask'] = async ({ method = 'GET', path, body }, task, signal) => {
    const url = `${siteUrl}${path}`;
    const headers = { authorization: await signIn({ method, url }, signal), accept: 'application/json' };
    const content =
      body === undefined
        ? { headers }
        : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    // Each request says how the property is to be: a second one does no harm, a second POST is told from the first.
    const answer = answerIn(await http.send({ method, url, repeatable: true, ...content }, signal), now());
    if (concernsEveryone(answer)) throw new ConnectorError(siteFailure(answer, task));
    return answer;
  };
  return {
    ask,
    read: async (path, { task, shape }, signal) => {
      const answer = await ask({ path }, task, signal);
      if (answer.status !== 200) throw new ConnectorError(siteFailure(answer, task));
      return shaped(shape, answer.body);
    },
  };
}

function answerIn(response: HttpResponse, now: Date): SiteAnswer {
  const { status } = response;
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const body = isJson && status === 200 ? parseJson(response) : undefined;
  return { status, isJson, body, limit: readRateLimit(response, now) };
}

/** What the product's documentation says must be there. Everything else in the answer is left alone. */
export function shaped<Shape extends z.ZodType>(shape: Shape, body: unknown): z.infer<Shape> {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new ConnectorError({
    reason: 'unexpected-answer',
    message: 'The site answered in a form that Atlassian’s documentation does not have. Check the site URL.',
  });
}
