import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import { environmentNotFound } from '../../providers/pingone/token-failure.ts';
import type { WriteOutcome } from '../shared/photo-attribute/photo-directory.ts';

/** What PingOne said instead of doing what was asked for. */
export interface PingOneRefusal {
  readonly status: number;
  /** `code` of the body, if there is one. */
  readonly code?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What was asked for, to say what is missing when it is refused. */
export interface PingOneTask {
  /** Completes "The worker app may not …". */
  readonly doing: string;
  readonly role: string;
}

export const tasks = {
  read: { doing: 'read users', role: 'Identity Data Admin' },
  write: { doing: 'change users', role: 'Identity Data Admin' },
  schema: { doing: 'read the user schema', role: 'Identity Data Admin' },
  create: { doing: 'create attributes', role: 'Environment Admin' },
} as const satisfies Record<string, PingOneTask>;

/** What concerns everyone: https://developer.pingidentity.com/pingone-api/platform/reference/error-codes.html */
export function pingoneFailure(refusal: PingOneRefusal, task: PingOneTask): ConnectorFailure {
  const { status, code, retryAfterSeconds } = refusal;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  const named = code === undefined || code === '' ? `status ${String(status)}` : `status ${String(status)}, ${code}`;
  if (status === 401) {
    const message = 'PingOne did not accept the token of the worker app. Check that the app is enabled.';
    return { reason: 'credentials-rejected', message, setting: 'clientId' };
  }
  if (status === 403) {
    const { doing, role } = task;
    const message = `The worker app may not ${doing}. Give it the role “${role}” for this environment, on its Roles tab.`;
    return { reason: 'permission-missing', message, permission: role };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'PingOne asks to wait.', ...wait };
  if (status === 408 || status >= 500) {
    return { reason: 'unavailable', message: `PingOne cannot answer right now (${named}).`, ...wait };
  }
  if (status === 404) return environmentNotFound(status);
  return { reason: 'unexpected-answer', message: `PingOne refused to ${task.doing} (${named}).` };
}

type PersonTrouble = Exclude<WriteOutcome, { status: 'written' }>;

/** What concerns the one who was to be written; undefined: it concerns everyone. */
export function personTrouble(id: string, refusal: PingOneRefusal): PersonTrouble | undefined {
  const { status } = refusal;
  if (status === 404) return { id, status: 'gone' };
  if (status === 400 || status === 409 || status === 422) {
    const message =
      'PingOne does not accept the attributes for this user. Check that they are text, not unique, and that their validation allows it.';
    return { id, status: 'refused', code: 'not-accepted', message };
  }
  return status === 408 || status >= 500
    ? { id, status: 'failed', failure: pingoneFailure(refusal, tasks.write) }
    : undefined;
}
