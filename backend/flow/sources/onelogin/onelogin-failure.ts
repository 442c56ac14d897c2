import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { OneLoginRefusal } from '../../providers/onelogin/onelogin-refusal.ts';

/** What was asked for, to say what is missing when it is refused. */
export interface OneLoginTask {
  /** Completes "The API credential may not …". */
  readonly doing: string;
  /** The type of API credential that allows it. */
  readonly permission: 'Read Users' | 'Read All';
  /** True when a cursor of OneLogin's own was followed. */
  readonly follows?: boolean;
  readonly roleId?: string;
  /** What to check first when OneLogin makes no sense of it. */
  readonly hint?: string;
}

export const tasks = {
  users: { doing: 'read users', permission: 'Read Users' },
  members: { doing: 'read the users of roles', permission: 'Read All' },
} as const satisfies Record<string, OneLoginTask>;

const unavailableStatuses = new Set([408, 500, 502, 503, 504]);
const unfollowable = new Set([400, 404, 410, 422]);

/** https://developers.onelogin.com/api-docs/2/getting-started/http-status-codes */
export function oneloginFailure(refusal: OneLoginRefusal, task: OneLoginTask): ConnectorFailure {
  const { status, message = '' } = refusal;
  const wait = refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds };
  if (task.follows === true && unfollowable.has(status)) {
    return {
      reason: 'cursor-expired',
      message: 'OneLogin no longer knows where the last read stopped. Everyone is read again.',
    };
  }
  // A token that is good and not enough is refused with 401 as well.
  if (status === 403 || (status === 401 && /permission|scope|privilege/i.test(message))) {
    return {
      reason: 'permission-missing',
      message: `The API credential may not ${task.doing}. Make one of the type “${task.permission}” in OneLogin, and enter its ID and secret.`,
      permission: task.permission,
    };
  }
  if (status === 401) {
    return {
      reason: 'credentials-rejected',
      message: 'OneLogin did not accept the token of the API credential. Check that it was not deleted or disabled.',
      setting: 'clientSecret',
    };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'OneLogin asks to wait.', ...wait };
  if (unavailableStatuses.has(status)) {
    return {
      reason: 'unavailable',
      message: `OneLogin cannot answer right now (status ${String(status)}).`,
      ...wait,
    };
  }
  return { reason: 'unexpected-answer', message: unexpected(status, task) };
}

function unexpected(status: number, { doing, roleId, hint }: OneLoginTask): string {
  if (status === 404 && roleId !== undefined) {
    return `OneLogin has no role ${roleId}. Correct the groups of the scope: they are ids of OneLogin roles.`;
  }
  return `OneLogin refused to ${doing} (status ${String(status)}).${hint === undefined ? '' : ` ${hint}`}`;
}
