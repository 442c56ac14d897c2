import type { ConnectorFailure } from '../../../errors/connector-error.ts';

/** What Okta said instead of giving what was asked for. */
export interface OktaRefusal {
  readonly status: number;
  /** `errorCode` of the body, if there is one. */
  readonly code?: string | undefined;
  /** True when the token lacks a scope, as `WWW-Authenticate` tells. */
  readonly scopeMissing?: boolean | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What was asked for, to say what is missing when it is refused. */
export interface OktaTask {
  /** Completes "Roster may not …". */
  readonly doing: string;
  /** The OAuth scope that allows it. */
  readonly scope: string;
  /** True when a link of Okta's own was followed: a page, or where an earlier read stopped. */
  readonly follows?: boolean;
  /** What to check first when Okta makes no sense of it. */
  readonly hint?: string | undefined;
  /** The setting that is then to blame. */
  readonly setting?: string | undefined;
}

export const tasks = {
  users: { doing: 'read users', scope: 'okta.users.read' },
  groups: { doing: 'read the members of groups', scope: 'okta.groups.read' },
  schemas: { doing: 'read the user schema', scope: 'okta.schemas.read' },
  logs: { doing: 'read the System Log', scope: 'okta.logs.read' },
} as const satisfies Record<string, OktaTask>;

/** Enough for all that Roster reads, and the least of the standard ones. */
export const adminRole = 'Read-only Administrator';

export type SignsInAs = 'app' | 'api-token';

/** https://developer.okta.com/docs/reference/error-codes/ */
export function oktaFailure(refusal: OktaRefusal, task: OktaTask, as: SignsInAs): ConnectorFailure {
  const { status, code } = refusal;
  const wait = refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds };
  if (status === 401) return { reason: 'credentials-rejected', ...refusedCredentials(as) };
  if (status === 403) return forbidden(refusal, task, as);
  if (status === 429) return { reason: 'rate-limited', message: 'Okta asks to wait.', ...wait };
  if (status >= 500) {
    return { reason: 'unavailable', message: `Okta cannot answer right now (${named(status, code)}).`, ...wait };
  }
  if ((task.follows ?? false) && [400, 404, 410].includes(status)) {
    const message = 'Okta no longer knows where the last read stopped. Everyone is read again.';
    return { reason: 'cursor-expired', message };
  }
  return { reason: 'unexpected-answer', ...unexpected(refusal, task) };
}

function refusedCredentials(as: SignsInAs): { readonly message: string; readonly setting: string } {
  if (as === 'app') {
    return { message: 'Okta did not accept the token of the app. Check that the app is active.', setting: 'clientId' };
  }
  return {
    message:
      'Okta does not accept the API token: it was revoked, has expired after 30 days without use, or its creator was deactivated. Make a new one.',
    setting: 'apiToken',
  };
}

function forbidden({ code, scopeMissing = false }: OktaRefusal, task: OktaTask, as: SignsInAs): ConnectorFailure {
  if (as === 'api-token') {
    const message = `The creator of the API token may not ${task.doing}. Give that account the admin role ${adminRole}, or make the token with another account.`;
    return { reason: 'permission-missing', message, permission: adminRole, setting: 'apiToken' };
  }
  if (!scopeMissing && code === 'E0000006') {
    const message = `The app has no admin role that lets it ${task.doing}. Assign it ${adminRole} under Admin roles; the scope ${task.scope} alone is not enough.`;
    return { reason: 'permission-missing', message, permission: adminRole };
  }
  const message = `The app may not ${task.doing}. Grant it ${task.scope} under Okta API Scopes.`;
  return { reason: 'permission-missing', message, permission: task.scope };
}

function unexpected(
  { status, code }: OktaRefusal,
  task: OktaTask,
): { readonly message: string; readonly setting?: string } {
  const isOkta = code !== undefined && code !== '';
  if (!isOkta && (status === 404 || (status >= 300 && status < 400))) {
    const message = `There is no Okta org at this address (status ${String(status)}). Check the Okta org URL.`;
    return { message, setting: 'orgUrl' };
  }
  const hint = task.hint === undefined ? '' : ` ${task.hint}`;
  const message = `Okta refused to ${task.doing} (${named(status, code)}).${hint}`;
  return task.setting === undefined ? { message } : { message, setting: task.setting };
}

function named(status: number, code: string | undefined): string {
  return code === undefined || code === '' ? `status ${String(status)}` : `status ${String(status)}, ${code}`;
}
