import type { RequestHandler } from 'express';
import type { AccessContext } from '../../access/access-context.ts';
import { admit } from '../edge/serve-route.ts';
import type { Metrics } from './metrics.ts';

/** Judged like an operation of admins that reads: an API token of the scope `read` is enough for Prometheus. */
const operation = { id: 'metrics', method: 'get', access: 'admin' } as const;

export function metricsRoute(access: AccessContext, metrics: Metrics): RequestHandler {
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    await admit(access, operation, request, response);
    const { contentType, text } = await metrics.expose();
    response.type(contentType).send(text);
  };
}
