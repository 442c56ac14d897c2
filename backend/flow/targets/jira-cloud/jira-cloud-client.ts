import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import type { JsonValue } from '../../model/json.ts';
import type { SignIn } from './basic-sign-in.ts';
import { concernsEveryone, jiraFailure, type JiraRefusal, type JiraTask, tasks } from './jira-cloud-failure.ts';
import { readRateLimit } from './jira-cloud-rate-limit.ts';

export interface JiraRequest {
  readonly method?: 'GET' | 'PUT' | 'DELETE';
  /** Below `/rest/api/3`, with its query. */
  readonly path: string;
  readonly body?: JsonValue;
}

export interface JiraAnswer extends JiraRefusal {
  readonly body: unknown;
}

/** Requests to one site. Pauses are waited out; what would be answered to everybody alike is thrown. */
export interface JiraCloudClient {
  /** Any other status is an answer. */
  ask(request: JiraRequest, task: JiraTask, signal: AbortSignal): Promise<JiraAnswer>;
  /** The body, which must be of this shape; every refusal is thrown. */
  read<Shape extends z.ZodType>(path: string, expected: Expected<Shape>, signal: AbortSignal): Promise<z.infer<Shape>>;
}

interface Expected<Shape extends z.ZodType> {
  readonly task: JiraTask;
  readonly shape: Shape;
}

interface ClientOptions {
  readonly siteUrl: string;
  readonly http: HttpClient;
  readonly signIn: SignIn;
  readonly now: () => Date;
}

export function createJiraCloudClient({ siteUrl, http, signIn, now }: ClientOptions): JiraCloudClient {
  const ask: JiraCloudClient['ask'] = async ({ method = 'GET', path, body }, task, signal) => {
    const url = `${siteUrl}/rest/api/3${path}`;
    const headers = { authorization: await signIn({ method, url }, signal), accept: 'application/json' };
    const content =
      body === undefined
        ? { headers }
        : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = answerIn(await http.send({ method, url, ...content }, signal), now());
    if (concernsEveryone(answer)) throw new ConnectorError(jiraFailure(answer, task));
    return answer;
  };
  return {
    ask,
    read: async (path, { task, shape }, signal) => {
      const answer = await ask({ path }, task, signal);
      if (answer.status !== 200) throw new ConnectorError(jiraFailure(answer, task));
      return shaped(shape, answer.body);
    },
  };
}

function answerIn(response: HttpResponse, now: Date): JiraAnswer {
  const { status } = response;
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const body = isJson && status === 200 ? parseJson(response) : undefined;
  return { status, isJson, body, limit: readRateLimit(response, now) };
}

/** What Jira's documentation says must be there. Everything else in the answer is left alone. */
function shaped<Shape extends z.ZodType>(shape: Shape, body: unknown): z.infer<Shape> {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new ConnectorError({
    reason: 'unexpected-answer',
    message: 'Jira answered in a form that its documentation does not have. Check the site URL.',
  });
}

const propertyPath = (key: string, accountId: string): string =>
  `/user/properties/${encodeURIComponent(key)}?accountId=${encodeURIComponent(accountId)}`;

export type PropertyReading =
  | { readonly status: 'value'; readonly value: JsonValue }
  /** No such property, or no such user: Jira says the same of both. */
  | { readonly status: 'none' }
  | { readonly status: 'failed'; readonly answer: JiraAnswer };

const propertyBody = z.object({ value: z.json() });

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-properties/ */
export async function readProperty(
  client: JiraCloudClient,
  { key, accountId }: { readonly key: string; readonly accountId: string },
  signal: AbortSignal,
): Promise<PropertyReading> {
  const answer = await client.ask({ path: propertyPath(key, accountId) }, tasks.property, signal);
  if (answer.status === 404) return { status: 'none' };
  if (answer.status !== 200) return { status: 'failed', answer };
  return { status: 'value', value: shaped(propertyBody, answer.body).value };
}

/** `value` undefined: the property is removed. */
export function writeProperty(
  client: JiraCloudClient,
  {
    key,
    accountId,
    value,
  }: { readonly key: string; readonly accountId: string; readonly value: JsonValue | undefined },
  signal: AbortSignal,
): Promise<JiraAnswer> {
  const path = propertyPath(key, accountId);
  const request: JiraRequest = value === undefined ? { method: 'DELETE', path } : { method: 'PUT', path, body: value };
  return client.ask(request, tasks.property, signal);
}
