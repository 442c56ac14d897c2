import { z } from 'zod';
import type { ConnectorFailure } from '../../../errors/connector-error.ts';

/** What PingOne said instead of giving what was asked for. */
export interface PingOneRefusal {
  readonly status: number;
  /** `code` of the body, if there is one. */
  readonly code?: string | undefined;
  /** `target` of the first detail: what it complains of. */
  readonly target?: string | undefined;
  /** Its words about that target. */
  readonly complaint?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What was asked for, to say what is missing when it is refused. */
export interface PingOneTask {
  /** Completes "The worker app may not …". */
  readonly doing: string;
  /** True when a link of PingOne's own was followed. */
  readonly follows?: boolean;
  /** Whether the request carried the filter of the scope. */
  readonly filters?: boolean;
}

export const usersTask: PingOneTask = { doing: 'read users' };

/** The least role that allows all that Roster asks for. */
const readerRole = 'Identity Data Read Only';

const errorBody = z.object({
  code: z.string().optional(),
  details: z.array(z.object({ target: z.string().optional(), message: z.string().optional() })).optional(),
});

/** https://developer.pingidentity.com/pingone-api/platform/reference/error-codes.html */
export function readRefusal(body: unknown): Omit<PingOneRefusal, 'status'> {
  const { code, details = [] } = errorBody.safeParse(body).data ?? {};
  return { code, target: details[0]?.target, complaint: details[0]?.message };
}

const unavailableStatuses = new Set([408, 500, 502, 503, 504]);
const unfollowable = new Set([400, 404, 410, 422]);

export function pingoneFailure(refusal: PingOneRefusal, task: PingOneTask): ConnectorFailure {
  const { status, code } = refusal;
  const wait = refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds };
  if (task.follows === true && unfollowable.has(status)) {
    return {
      reason: 'cursor-expired',
      message: 'PingOne no longer knows where the last read stopped. Everyone is read again.',
    };
  }
  if (status === 401) {
    return {
      reason: 'credentials-rejected',
      message: 'PingOne did not accept the token of the worker app. Check that the app is enabled.',
      setting: 'clientId',
    };
  }
  if (status === 403) {
    return {
      reason: 'permission-missing',
      message: `The worker app may not ${task.doing}. Give it the role “${readerRole}” for this environment, on its Roles tab.`,
      permission: readerRole,
    };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'PingOne asks to wait.', ...wait };
  if (unavailableStatuses.has(status)) {
    return { reason: 'unavailable', message: `PingOne cannot answer right now (${named(status, code)}).`, ...wait };
  }
  if (status === 404) return environmentNotFound(status);
  return { reason: 'unexpected-answer', message: unexpected(refusal, task) };
}

function unexpected({ status, code, target, complaint }: PingOneRefusal, { doing, filters }: PingOneTask): string {
  // What it says of a filter quotes the admin's own words, and no person's.
  if (target === 'filter' && filters === true) {
    return `PingOne does not accept the filter of the scope${complaint === undefined ? '' : `: ${complaint}`}. Check it.`;
  }
  const of = target === undefined ? '' : `, ${target}`;
  return `PingOne refused to ${doing} (${named(status, code)}${of}).`;
}

const named = (status: number, code: string | undefined): string =>
  code === undefined || code === '' ? `status ${String(status)}` : `status ${String(status)}, ${code}`;

const environmentNotFound = (status: number): ConnectorFailure => ({
  reason: 'unexpected-answer',
  message: `There is no such environment in this region (status ${String(status)}). Check region and environment ID.`,
  setting: 'environmentId',
});

/** What the token endpoint said instead of giving a token. */
export interface TokenRefusal {
  readonly status: number;
  readonly error?: string | undefined;
  readonly description?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

export function tokenFailure({ status, error, description = '', retryAfterSeconds }: TokenRefusal): ConnectorFailure {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 429) {
    return { reason: 'rate-limited', message: 'PingOne asks to wait before signing in again.', ...wait };
  }
  if (status >= 500) {
    return {
      reason: 'unavailable',
      message: `PingOne cannot sign the app in right now (status ${String(status)}).`,
      ...wait,
    };
  }
  if (status === 404) return environmentNotFound(status);
  if (/authentication method/i.test(description)) {
    return {
      reason: 'credentials-rejected',
      message:
        'The worker app expects its secret in another way. Choose the token endpoint authentication that its Configuration tab shows.',
      setting: 'clientAuthentication',
    };
  }
  if (error === 'unauthorized_client' || error === 'unsupported_grant_type' || error === 'invalid_grant') {
    return {
      reason: 'credentials-rejected',
      message: 'This app may not sign in by itself. Make an application of the type “Worker”, and enable it.',
      setting: 'clientId',
    };
  }
  if (status === 400 || status === 401 || status === 403) {
    return {
      reason: 'credentials-rejected',
      message:
        'PingOne did not accept client ID and client secret. Copy both again from the worker app’s Overview tab, and see that it is enabled.',
      setting: 'clientSecret',
    };
  }
  return {
    reason: 'unexpected-answer',
    message: `The sign-in address answered with status ${String(status)}. Check the region.`,
    setting: 'region',
  };
}
