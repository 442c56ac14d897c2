import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { AppError } from '../../errors/app-error.ts';
import { describeError, type Log } from '../../logging.ts';
import { problemOf } from './problem.ts';
import { requestIdOf } from './requests.ts';

/** For addresses that nothing answers to. */
export const nothingHere: RequestHandler = () => {
  throw new AppError('not-found', 'There is nothing at this address.');
};

/** Every error ends here. What is Roster's own fault goes to the log, and not to the caller. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // The caller has gone: there is nobody to tell, and nothing has failed.
    if (response.destroyed) return;
    const requestId = requestIdOf(response);
    const { details, isUnexpected, retryAfterSeconds } = problemOf(error, requestId);
    if (isUnexpected || details.code === 'unavailable') {
      log.error({ requestId, method: request.method, error: describeError(error) }, 'A request failed.');
    }
    // Half an answer is on its way: breaking off is the only way to say that it is not whole.
    if (response.headersSent) {
      next(error);
      return;
    }
    setHeaders(response, retryAfterSeconds);
    // RFC 9110, 15.5.2. Browsers ask nobody for a bearer token.
    if (details.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="Roster"');
    response.status(details.status).type('application/problem+json').send(JSON.stringify(details));
  };
}

function setHeaders(response: Response, retryAfterSeconds: number | undefined): void {
  response.setHeader('Cache-Control', 'no-store');
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', Math.ceil(retryAfterSeconds));
}
