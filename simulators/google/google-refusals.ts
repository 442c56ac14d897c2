import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** Thrown anywhere below the edge, answered there. */
export class GoogleRefusal extends Error {
  readonly answer: SimulatedAnswer;

  constructor(answer: SimulatedAnswer) {
    super('Google refuses this request.');
    this.name = 'GoogleRefusal';
    this.answer = answer;
  }
}

/** The shape that the Directory API has always had: https://developers.google.com/workspace/admin/directory/v1/guides/troubleshoot-error-codes */
export function refusal(status: number, reason: string, message: string, domain = 'global'): SimulatedAnswer {
  return { status, body: { error: { code: status, message, errors: [{ message, domain, reason }] } } };
}

/** The shape of newer gateways, without `errors`: https://cloud.google.com/apis/design/errors */
export function gatewayRefusal(
  code: number,
  status: string,
  message: string,
  details: readonly object[] = [],
): SimulatedAnswer {
  return { status: code, body: { error: { code, message, status, details } } };
}

/** https://developers.google.com/workspace/admin/directory/v1/limits */
export const refusals = {
  userRateLimitExceeded: () => refusal(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded', 'usageLimits'),
  quotaExceeded: () => refusal(403, 'quotaExceeded', 'Quota exceeded.', 'usageLimits'),
  dailyLimitExceeded: () => refusal(403, 'dailyLimitExceeded', 'Daily Limit Exceeded', 'usageLimits'),
  rateLimitExceeded: () => refusal(429, 'rateLimitExceeded', 'Rate Limit Exceeded', 'usageLimits'),
  /** The same wish of a gateway of the other shape. */
  resourceExhausted: () =>
    gatewayRefusal(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded for quota metric.', [errorFacts('RATE_LIMIT_EXCEEDED')]),
  gatewayRateLimit: () =>
    gatewayRefusal(403, 'PERMISSION_DENIED', 'Quota exceeded for quota metric.', [errorFacts('RATE_LIMIT_EXCEEDED')]),
  forbidden: () => refusal(403, 'forbidden', 'Not Authorized to access this resource/api'),
  domainCannotUseApis: () => refusal(403, 'domainCannotUseApis', 'Domain cannot use apis.'),
  backendError: () => refusal(503, 'backendError', 'Service unavailable. Please try again'),
  internalError: () => refusal(500, 'internalError', 'Internal error encountered.'),
  invalid: (what: string) => refusal(400, 'invalid', `Invalid Input: ${what}`),
  badRequest: () => refusal(400, 'badRequest', 'Bad Request'),
  notFound: (what: string) => refusal(404, 'notFound', `Resource Not Found: ${what}`),
  unauthenticated: (): SimulatedAnswer => ({
    status: 401,
    body: {
      error: {
        code: 401,
        message: 'Request had invalid authentication credentials. Expected OAuth 2 access token.',
        errors: [{ message: 'Invalid Credentials', domain: 'global', reason: 'authError' }],
        status: 'UNAUTHENTICATED',
      },
    },
  }),
  serviceDisabled: (service: string, project = 'projects/604021') =>
    gatewayRefusal(
      403,
      'PERMISSION_DENIED',
      `${service} has not been used in project 604021 before or it is disabled. Enable it, then retry.`,
      [errorFacts('SERVICE_DISABLED', { service, consumer: project })],
    ),
  /** What the same was in the older shape. */
  accessNotConfigured: () =>
    refusal(403, 'accessNotConfigured', 'Access Not Configured. Admin SDK API has not been used.', 'usageLimits'),
  scopeInsufficient: () =>
    gatewayRefusal(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [
      errorFacts('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { service: 'admin.googleapis.com' }),
    ]),
} as const;

function errorFacts(reason: string, metadata: Readonly<Record<string, string>> = {}): object {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata };
}
