import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { HttpResponse } from '../../../http/http-message.ts';
import { standardThrottle, type ReadThrottle } from '../../../http/throttle.ts';
import { readRefusal, type GoogleRefusal } from './google-answer.ts';
import { memberScope, userScope } from './sign-in/google-scopes.ts';

/** What was asked for, to say what is missing when it is refused. */
export interface GoogleTask {
  /** Completes "The administrator may not …". */
  readonly doing: string;
  readonly scope: string;
  /** The privilege of an admin role, as the Admin console names it. */
  readonly privilege: string;
  /** True when a page token of Google's own was followed; `late`: of a list that has been going on for over an hour. */
  readonly follows?: boolean | 'late';
  /** What to check first when Google makes no sense of it, e.g. `Check the filter of the scope.` */
  readonly hint?: string | undefined;
  /** The setting that `hint` is about. */
  readonly setting?: string | undefined;
}

export const tasks = {
  users: { doing: 'read users', scope: userScope, privilege: 'Admin API privileges > Users > Read' },
  members: {
    doing: 'read the members of groups',
    scope: memberScope,
    privilege: 'Admin API privileges > Groups > Read',
  },
  pictures: { doing: 'read pictures', scope: userScope, privilege: 'Admin API privileges > Users > Read' },
} as const satisfies Record<string, GoogleTask>;

/** https://developers.google.com/workspace/admin/directory/v1/limits; all of them ask to come back later. */
const laterReasons = new Set([
  'userRateLimitExceeded',
  'rateLimitExceeded',
  'quotaExceeded',
  'sharingRateLimitExceeded',
  'RATE_LIMIT_EXCEEDED',
  'RESOURCE_EXHAUSTED',
]);
const passingReasons = new Set(['backendError', 'internalError', 'transientError', 'INTERNAL', 'UNAVAILABLE']);
const unavailableStatuses = new Set([408, 500, 502, 503, 504]);

const says = ({ reasons }: GoogleRefusal, ...wanted: readonly string[]): boolean =>
  reasons.some((reason) => wanted.includes(reason));

/** Google says "later" with 403 too, and "no" with the same status: only the reason tells them apart. */
function asksToWait(refusal: GoogleRefusal): boolean {
  const { status, reasons } = refusal;
  if (isUsedUp(refusal)) return false;
  return status === 429 || (status === 403 && reasons.some((reason) => laterReasons.has(reason)));
}

/** Not before the next day, so nobody waits for it. */
export const isUsedUp = (refusal: GoogleRefusal): boolean =>
  says(refusal, 'dailyLimitExceeded', 'dailyLimitExceededUnreg');

/** A fault of Google's that is worth another try at once; 502 to 504 are sent again by the HTTP client anyway. */
export function isPassing(refusal: GoogleRefusal): boolean {
  return refusal.status === 500 && refusal.reasons.some((reason) => passingReasons.has(reason));
}

/** No `Retry-After` is promised; without one, waits get longer by themselves. */
export const googleThrottle: ReadThrottle = (response: HttpResponse, now: Date) => {
  if (response.status !== 403 && response.status !== 429) return standardThrottle(response, now);
  const refusal = readRefusal(response, now);
  return asksToWait(refusal) ? { seconds: refusal.retryAfterSeconds } : undefined;
};

/** https://developers.google.com/workspace/admin/directory/v1/guides/troubleshoot-error-codes */
export function googleFailure(refusal: GoogleRefusal, task: GoogleTask): ConnectorFailure {
  const { status } = refusal;
  const wait = refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds };
  if (isExpired(refusal, task)) {
    return {
      reason: 'cursor-expired',
      message: 'Google no longer knows where the last read stopped. Everyone is read again.',
    };
  }
  if (status === 401) {
    return { reason: 'credentials-rejected', message: 'Google did not accept the token of the service account.' };
  }
  if (asksToWait(refusal)) return { reason: 'rate-limited', message: 'Google asks to wait.', ...wait };
  if (status === 403 || isUsedUp(refusal)) return forbidden(refusal, task);
  if (unavailableStatuses.has(status)) {
    return { reason: 'unavailable', message: `Google cannot answer right now (${named(refusal)}).`, ...wait };
  }
  const hint = task.hint === undefined ? '' : ` ${task.hint}`;
  return {
    reason: 'unexpected-answer',
    message: `Google refused to ${task.doing} (${named(refusal)}).${hint}`,
    ...(task.setting === undefined ? {} : { setting: task.setting }),
  };
}

/** Page tokens live for three days, and Google itself gives up on a list that takes longer than an hour. */
function isExpired({ status }: GoogleRefusal, { follows = false }: GoogleTask): boolean {
  if (follows === false) return false;
  return status === 400 || status === 410 || (follows === 'late' && status === 503);
}

function forbidden(refusal: GoogleRefusal, task: GoogleTask): ConnectorFailure {
  const reason = 'permission-missing';
  if (isUsedUp(refusal)) {
    const message =
      'The daily quota of the Google Cloud project for the Admin SDK API is used up. Google renews it at midnight Pacific Time; raise it in the Cloud console if this happens again.';
    return { reason, message };
  }
  if (says(refusal, 'accessNotConfigured', 'SERVICE_DISABLED')) {
    const project = refusal.project === undefined ? '' : `, ${projectOf(refusal.project)},`;
    const message = `The Google Cloud project of the service account${project} does not have the Admin SDK API enabled. Enable it in the Google Cloud console under APIs & Services > Library, wait a few minutes, and check again.`;
    return { reason, message, permission: 'Admin SDK API' };
  }
  if (says(refusal, 'insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT')) {
    const message = `To ${task.doing}, the scope ${task.scope} must be authorised for the service account under Domain-wide delegation in the Admin console.`;
    return { reason, message, permission: task.scope };
  }
  if (says(refusal, 'domainCannotUseApis')) {
    const message =
      'API access is turned off for this domain. Turn it on in the Admin console, under Security > API controls.';
    return { reason, message };
  }
  const hint = task.hint === undefined || task.setting === undefined ? '' : ` ${task.hint}`;
  const message = `The administrator to act as may not ${task.doing}. Give them a role with the privilege ${task.privilege}.${hint}`;
  return { reason, message, permission: task.privilege, setting: 'adminEmail' };
}

/** Google gives `projects/` and the number or the ID, by either of which the console finds a project. */
function projectOf(consumer: string): string {
  const name = consumer.replace(/^projects\//, '');
  return /^\d+$/.test(name) ? `which has the project number ${name}` : `which has the project ID ${name}`;
}

function named({ status, reasons: [reason] }: GoogleRefusal): string {
  return reason === undefined ? `status ${String(status)}` : `status ${String(status)}, ${reason}`;
}
