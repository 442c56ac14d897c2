import type { ProblemCode, ProblemDetails } from '#contract/problem.ts';
import { isDatabaseAway } from '../../database/is-database-away.ts';
import { AppError } from '../../errors/app-error.ts';
import { ConnectorError } from '../../errors/connector-error.ts';

/** What an error means to the caller. */
export interface ProblemAnswer {
  readonly details: ProblemDetails;
  /** Set when the fault is Roster's own, and the log is to have all of it. */
  readonly isUnexpected: boolean;
  readonly retryAfterSeconds: number | undefined;
}

const kinds: Readonly<Record<ProblemCode, { readonly status: number; readonly title: string }>> = {
  'invalid-input': { status: 400, title: 'The request is not right' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'not-allowed': { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Does not fit the present state' },
  'too-large': { status: 413, title: 'Too large' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong' },
  'connector-failed': { status: 502, title: 'The identity provider did not let us' },
  unavailable: { status: 503, title: 'Not available right now' },
};

export function problemStatus(code: ProblemCode): number {
  return kinds[code].status;
}

/** The one place where errors become answers (RFC 9457). */
export function problemOf(error: unknown, requestId: string): ProblemAnswer {
  const known = translate(error);
  const isUnexpected = known === undefined;
  const { code, message, fields, retryAfterSeconds } =
    known ??
    new AppError(
      'unavailable',
      'Roster could not do this. Try again; if it keeps happening, tell an admin the request’s number.',
    );
  const problemCode: ProblemCode = isUnexpected ? 'internal' : code;
  const details: ProblemDetails = {
    type: `urn:roster:problem:${problemCode}`,
    ...kinds[problemCode],
    code: problemCode,
    detail: message,
    ...(fields.length > 0 && { errors: [...fields] }),
    requestId,
  };
  return { details, isUnexpected, retryAfterSeconds };
}

function translate(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof ConnectorError) return connectorProblem(error);
  if (isDatabaseAway(error)) {
    return new AppError('unavailable', 'Roster’s database cannot be reached right now. Try again in a moment.', {
      retryAfterSeconds: 5,
    });
  }
  return requestProblem(error);
}

function connectorProblem({ failure }: ConnectorError): AppError {
  const fields =
    failure.setting === undefined ? [] : [{ path: `settings.${failure.setting}`, message: failure.message }];
  return new AppError('connector-failed', failure.message, { fields });
}

/** What Express and its body parsers say of a request (https://github.com/expressjs/body-parser#errors). */
function requestProblem(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  const type: unknown = Reflect.get(error, 'type');
  const status: unknown = Reflect.get(error, 'status');
  if (type === 'entity.parse.failed') {
    return new AppError('invalid-input', `The request’s body is not JSON: ${error.message}.`);
  }
  if (status === 413) return new AppError('too-large', 'The request is too large.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('invalid-input', 'The request cannot be read. Check its address, its encoding and its length.');
  }
  return undefined;
}
