/**
 * What a caller of Roster can be told. Each code has one HTTP status (`statusOf`).
 *
 * - `invalid-input`: the request is not what the contract asks for; `fields` name the places.
 * - `not-signed-in`: no session or token, or one that has ended. Sign in again.
 * - `not-allowed`: signed in, but this needs another role or scope.
 * - `not-found`: there is no such thing in this site.
 * - `conflict`: the request does not fit the present state, e.g. a run is already active.
 * - `too-many-requests`: wait `retryAfterSeconds`.
 * - `too-large`: the body is over the limit.
 * - `connector-failed`: the identity provider did not let us do it; the message says why.
 * - `unavailable`: Roster itself cannot answer right now, e.g. its database is away.
 */
export type AppErrorCode =
  | 'invalid-input'
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'too-many-requests'
  | 'too-large'
  | 'connector-failed'
  | 'unavailable';

/** One bad field of a request: `path` is a JSON path such as `settings.urls.0`, or a query parameter's name. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** An error whose message is fit to be shown to the person who caused it. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: AppErrorCode,
    /** What is wrong and what to do, for people. Holds no internals. */
    message: string,
    options: { fields?: readonly FieldProblem[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
