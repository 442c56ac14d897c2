import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { problem as problemShape, type ProblemDetails } from '#contract/problem.ts';

type PartName = 'params' | 'query' | 'body';

/** What a caller gives for one part of an operation: nothing, something optional, or something required. */
type Part<O, Name extends PartName> =
  O extends Record<Name, infer Schema extends z.ZodType>
    ? Partial<z.input<Schema>> extends z.input<Schema>
      ? Partial<Record<Name, z.input<Schema>>>
      : Record<Name, z.input<Schema>>
    : unknown;

type Bytes<O> = O extends { readonly consumes: string } ? { readonly bytes: Uint8Array } : unknown;

export type CallOptions<O> = Part<O, 'params'> & Part<O, 'query'> & Part<O, 'body'> & Bytes<O>;

export type AnswerOf<O> = O extends { readonly response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

interface LooseOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
}

/** A caller of the API over real HTTP, typed by the contract. */
export interface ApiClient {
  /** Rejects unless the answer is the operation's success, and exactly what the contract says. */
  call<const O extends Operation>(operation: O, options: CallOptions<O>): Promise<AnswerOf<O>>;
  /** The problem that the operation answers with. Rejects when it succeeds. */
  refusal<const O extends Operation>(operation: O, options: CallOptions<O>): Promise<ProblemDetails>;
  /** The answer as it came. */
  send<const O extends Operation>(operation: O, options: CallOptions<O>): Promise<Response>;
  /** Any request with this caller's credentials. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export interface ClientOptions {
  readonly url: string;
  /** As a browser that is signed in would send them. */
  readonly headers?: Readonly<Record<string, string>>;
}

export function createApiClient({ url, headers = {} }: ClientOptions): ApiClient {
  const request: ApiClient['fetch'] = (path, init = {}) =>
    fetch(url + path, { redirect: 'manual', ...init, headers: { ...headers, ...headersOf(init) } });
  const send: ApiClient['send'] = (operation, options) =>
    request(addressOf(operation, options as LooseOptions), requestOf(operation, options as LooseOptions));
  return {
    fetch: request,
    send,
    call: async (operation, options) => {
      const response = await send(operation, options);
      const text = await response.text();
      if (response.status !== operation.status) throw new Error(`${operation.id}: HTTP ${response.status} ${text}`);
      return answerOf(operation, text) as AnswerOf<typeof operation>;
    },
    refusal: async (operation, options) => readProblem(await send(operation, options)),
  };
}

/** A problem answer, checked for being one. */
export async function readProblem(response: Response): Promise<ProblemDetails> {
  const text = await response.text();
  if (response.headers.get('content-type') !== 'application/problem+json; charset=utf-8') {
    throw new Error(`No problem: HTTP ${response.status} ${text}`);
  }
  const details = problemShape.parse(JSON.parse(text));
  if (details.status !== response.status)
    throw new Error(`HTTP ${response.status}, but the problem says ${details.status}.`);
  return details;
}

function answerOf(operation: Operation, text: string): unknown {
  const sent: unknown = operation.response ? JSON.parse(text) : undefined;
  const parsed = operation.response?.parse(sent);
  if (!isDeepStrictEqual(parsed, sent)) throw new Error(`${operation.id} answers with more than its contract: ${text}`);
  return parsed;
}

function addressOf({ path }: Operation, { params, query }: LooseOptions): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const search = new URLSearchParams(
    Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

function requestOf(operation: Operation, { body, bytes }: LooseOptions): RequestInit {
  const method = operation.method.toUpperCase();
  if (bytes) return { method, body: Buffer.from(bytes), headers: { 'content-type': 'image/jpeg' } };
  if (!operation.body) return { method };
  return { method, body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } };
}

function headersOf({ headers }: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(headers).entries());
}
