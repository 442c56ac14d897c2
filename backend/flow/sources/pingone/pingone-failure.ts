import { z } from 'zod';
import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import { environmentNotFound } from '../../providers/pingone/token-failure.ts';

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
