import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from '../../logging.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** What a request turned out to be for. */
const operations = new WeakMap<Response, string>();

const idHeader = 'X-Request-Id';

/** Gives each request a number by which the log finds it, and notes how it was answered. */
export function observeRequests(log: Log, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    response.setHeader(idHeader, requestId);
    response.on('close', () => {
      const seconds = (performance.now() - started) / 1000;
      const operation = operations.get(response);
      metrics.observe({ operation: operation ?? 'other', status: response.statusCode, seconds });
      if (operation === undefined) return;
      const { statusCode: status, writableFinished: isComplete } = response;
      const fields = { requestId, operation, method: request.method, status, isComplete };
      log.info({ ...fields, durationMs: Math.round(seconds * 1000) }, 'A request was answered.');
    });
    next();
  };
}

export function noteOperation(response: Response, operation: string): void {
  operations.set(response, operation);
}

export function requestIdOf(response: Response): string {
  return String(response.getHeader(idHeader));
}
