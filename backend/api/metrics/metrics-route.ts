import type { RequestHandler } from 'express';
import type { AccessContext } from '../../access/access-context.ts';
import { AppError } from '../../errors/app-error.ts';
import { admit } from '../edge/serve-route.ts';
import type { Metrics } from './metrics.ts';

/** Judged like an operation of admins that reads: an API token of the scope `read` is enough for Prometheus. */
const operation = { id: 'metrics', method: 'get', access: 'admin' } as const;

export function metricsRoute(access: AccessContext, metrics: Metrics): RequestHandler {
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const caller = await admit(access, operation, request, response);
    // Figures are those of the site at home, and whoever administers an Atlassian site has another.
    if (caller.kind === 'atlassian') throw new AppError('not-allowed', 'Figures are read with an API token.');
    const { contentType, text } = await metrics.expose();
    response.type(contentType).send(text);
  };
}
