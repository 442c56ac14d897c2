/** A Graph request, whether it came by itself or as a part of a batch. */
export interface GraphRequest {
  readonly method: string;
  /** Below `/v1.0`, decoded, e.g. `/users/delta`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The application permissions of the token. */
  readonly roles: ReadonlySet<string>;
  /** JSON, as text or as it lay in a batch. */
  readonly content?: unknown;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Something for JSON, or the bytes of a picture; absent: an empty body. */
  readonly body?: object;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Thrown anywhere below the edge, answered there. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function ok(body: object, headers: Readonly<Record<string, string>> = {}): GraphAnswer {
  return { status: 200, headers, body };
}

/** https://learn.microsoft.com/graph/errors */
export function errorAnswer(error: GraphError, now: Date, requestId: string): GraphAnswer {
  const date = now.toISOString().slice(0, 19);
  const innerError = { date, 'request-id': requestId, 'client-request-id': requestId };
  return {
    status: error.status,
    headers: error.headers,
    body: { error: { code: error.code, message: error.message, innerError } },
  };
}
