import { request as undiciRequest, type Dispatcher } from 'undici';
import { connectionFailure } from './connection-failure.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';

export interface NoAnswer {
  readonly status: 'no-answer';
  readonly message: string;
  readonly passing: boolean;
  readonly cause: unknown;
}

/** Sends once. Throws only the signal's reason. */
export async function attemptOnce(
  dispatcher: Dispatcher,
  request: HttpRequest & { readonly maxBytes: number },
  signal: AbortSignal,
): Promise<HttpResponse | NoAnswer> {
  try {
    const { method = 'GET', headers = {}, body = null } = request;
    const answer = await undiciRequest(request.url, { dispatcher, method, headers, body, signal });
    return {
      status: answer.statusCode,
      header: (name) => joined([answer.headers[name] ?? []].flat()),
      body: await readBody(answer.body, request.maxBytes),
    };
  } catch (cause) {
    signal.throwIfAborted();
    return { status: 'no-answer', ...connectionFailure(cause, new URL(request.url).hostname), cause };
  }
}

/** Several of one name mean one list (RFC 9110, 5.2): some providers send each link by itself. */
const joined = (values: readonly string[]): string | undefined => (values.length === 0 ? undefined : values.join(', '));

async function readBody(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | 'too-large'> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    // Leaving the loop destroys the stream and with it the connection.
    if (bytes > maxBytes) return 'too-large';
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}
