import type { ConnectorFailure } from '../../../errors/connector-error.ts';

/** What Graph said instead of giving what was asked for. */
export interface GraphRefusal {
  readonly status: number;
  /** `error.code` of the body, if there is one. */
  readonly code?: string | undefined;
  /** The property that Graph does not know, if that is its complaint. */
  readonly unknownProperty?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What was asked for, to say what is missing when it is refused. */
export interface GraphTask {
  /** Completes "The app may not …". */
  readonly doing: string;
  /** The least application permission that allows it. */
  readonly permission: string;
  /** True when a link of Graph's own was followed: a page, or where an earlier read stopped. */
  readonly follows?: boolean;
  /** What to check first when Graph makes no sense of it, e.g. `Check the filter of the scope.` */
  readonly hint?: string | undefined;
}

/** The permissions are those of https://learn.microsoft.com/graph/permissions-reference */
export const tasks = {
  users: { doing: 'read users', permission: 'User.Read.All' },
  changes: { doing: 'follow changes of users', permission: 'User.Read.All' },
  members: { doing: 'read the members of groups', permission: 'GroupMember.Read.All' },
  pictures: { doing: 'read pictures', permission: 'ProfilePhoto.Read.All' },
} as const satisfies Record<string, GraphTask>;

/** Properties that need a permission of their own. */
const propertyPermissions: ReadonlyMap<string, string> = new Map([
  ['signInActivity', 'AuditLog.Read.All'],
  ['customSecurityAttributes', 'CustomSecAttributeAssignment.Read.All'],
]);

/** The permission for users, or for the property among `select` that asks for more. */
export function usersTask(select: readonly string[]): GraphTask {
  const further = select.map((name) => propertyPermissions.get(name)).find((permission) => permission !== undefined);
  return further === undefined
    ? tasks.users
    : { ...tasks.users, permission: `${tasks.users.permission} and ${further}` };
}

const startOver =
  /^(syncState(NotFound|Invalid)|resyncRequired|resync(ChangesApplyDifferences|ChangesUploadDifferences))$/i;
const unavailableStatuses = new Set([408, 500, 502, 503, 504]);

/** https://learn.microsoft.com/graph/errors */
export function graphFailure(refusal: GraphRefusal, task: GraphTask): ConnectorFailure {
  const { status, code } = refusal;
  const wait = refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds };
  if (isExpired(refusal, task)) {
    return {
      reason: 'cursor-expired',
      message: 'Microsoft Graph no longer knows where the last read stopped. Everyone is read again.',
    };
  }
  if (status === 401) {
    return {
      reason: 'credentials-rejected',
      message: 'Microsoft Graph did not accept the token of the app. Check tenant, cloud and app registration.',
    };
  }
  if (status === 403) {
    return {
      reason: 'permission-missing',
      message: `The app may not ${task.doing}. Grant it the application permission ${task.permission}, with admin consent.`,
      permission: task.permission,
    };
  }
  if (status === 429 || status === 509) {
    return { reason: 'rate-limited', message: 'Microsoft Graph asks to wait.', ...wait };
  }
  if (unavailableStatuses.has(status)) {
    return {
      reason: 'unavailable',
      message: `Microsoft Graph cannot answer right now (${named(status, code)}).`,
      ...wait,
    };
  }
  return { reason: 'unexpected-answer', message: unexpected(refusal, task) };
}

function isExpired({ status, code = '' }: GraphRefusal, { follows = false }: GraphTask): boolean {
  if (status === 410 || startOver.test(code)) return true;
  return follows && (status === 400 || status === 404);
}

function unexpected({ status, code, unknownProperty }: GraphRefusal, task: GraphTask): string {
  if (unknownProperty !== undefined) {
    return `Microsoft Graph knows no attribute “${unknownProperty}” of a user. Correct it in the attribute mapping.`;
  }
  const hint = task.hint === undefined ? '' : ` ${task.hint}`;
  return `Microsoft Graph refused to ${task.doing} (${named(status, code)}).${hint}`;
}

function named(status: number, code: string | undefined): string {
  return code === undefined || code === '' ? `status ${String(status)}` : `status ${String(status)}, ${code}`;
}
