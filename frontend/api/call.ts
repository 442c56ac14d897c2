import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { problem as problemDetails } from '#contract/problem.ts';
import { problemTexts } from '../texts/problems.ts';
import { sendRequest } from './frame.ts';
import { Problem } from './problem.ts';

type PartName = 'params' | 'query' | 'body';

/** What a caller gives for one part of an operation: nothing, something optional, or something required. */
type Part<O, Name extends PartName> =
  O extends Record<Name, infer Schema extends z.ZodType>
    ? Partial<z.input<Schema>> extends z.input<Schema>
      ? Partial<Record<Name, z.input<Schema> | undefined>>
      : Record<Name, z.input<Schema>>
    : unknown;

/** Raw bytes, for an operation that `consumes` something other than JSON. */
type Bytes<O> = O extends { readonly consumes: string } ? { readonly bytes: Blob } : unknown;

export type CallOptions<O> = Part<O, 'params'> &
  Part<O, 'query'> &
  Part<O, 'body'> &
  Bytes<O> & { readonly signal?: AbortSignal };

/** The body that an operation takes, as a form types it. */
export type BodyOf<O> = O extends { readonly body: infer Schema extends z.ZodType } ? z.input<Schema> : never;

export type ResponseOf<O> = O extends { readonly response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

/** An operation's parts without their types, as the request is made of them. */
interface LooseOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly bytes?: Blob;
  readonly signal?: AbortSignal;
}

/**
 * Calls one operation of the contract. A body that the contract refuses is not sent: it throws the same
 * `invalid-input` problem, with the same field paths, that the server would answer with.
 */
export async function call<const O extends Operation>(operation: O, options: CallOptions<O>): Promise<ResponseOf<O>> {
  const loose: LooseOptions = options;
  return readResponse(operation, await send(addressOf(operation, loose), requestOf(operation, loose)));
}

/** What an operation answered with; throws the problem that it answered with instead. */
export async function readResponse<const O extends Operation>(
  operation: O,
  response: Response,
): Promise<ResponseOf<O>> {
  if (!response.ok) throw await problemOf(response);
  return (await answerOf(operation, response)) as ResponseOf<O>;
}

/** The path and query of an operation, for a link, an image or an event stream. */
export function addressOf(operation: Operation, parts: Pick<LooseOptions, 'params' | 'query'> = {}): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(parts.params?.[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    const text = textOf(value);
    if (text !== '') query.set(name, text);
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function requestOf(operation: Operation, options: LooseOptions): RequestInit {
  const headers = new Headers({ Accept: 'application/json' });
  // The server takes a cookie's word for a change only with this header, which no form and no other site can send.
  if (operation.method !== 'get') headers.set('X-Roster-Request', '1');
  const init: RequestInit = { method: operation.method.toUpperCase(), headers };
  if (options.signal) init.signal = options.signal;
  if (options.bytes) {
    headers.set('Content-Type', options.bytes.type || 'application/octet-stream');
    init.body = options.bytes;
  } else if (operation.body) {
    const body = options.body ?? {};
    refuseInvalid(operation.body, body);
    headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(body);
  }
  return init;
}

function refuseInvalid(schema: z.ZodType, body: unknown): void {
  const parsed = schema.safeParse(body);
  if (parsed.success) return;
  const errors = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw new Problem({ code: 'invalid-input', detail: problemTexts.invalidInput, errors });
}

async function send(address: string, request: RequestInit): Promise<Response> {
  try {
    return await sendRequest(address, request);
  } catch (cause) {
    if (request.signal?.aborted) throw cause;
    throw new Problem({ code: 'no-connection', detail: problemTexts.noConnection, cause });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const details = problemDetails.safeParse(await jsonOf(response));
  if (details.success) return Problem.fromDetails(details.data);
  return new Problem({
    code: response.status >= 500 ? 'unavailable' : 'unexpected-answer',
    detail: problemTexts.noAnswer(response.status),
    status: response.status,
  });
}

async function answerOf(operation: Operation, response: Response): Promise<unknown> {
  if (!operation.response) return undefined;
  const parsed = operation.response.safeParse(await jsonOf(response));
  if (parsed.success) return parsed.data;
  throw new Problem({
    code: 'unexpected-answer',
    detail: problemTexts.unexpectedAnswer,
    status: response.status,
    cause: parsed.error,
  });
}

/** `undefined` for a body that is not JSON: a proxy's error page, an answer cut off. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
