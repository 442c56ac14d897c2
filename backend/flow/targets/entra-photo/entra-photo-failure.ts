import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { WriteOutcome } from '../shared/photo-attribute/photo-directory.ts';

/** What Graph said instead of doing what was asked for. */
export interface GraphRefusal {
  readonly status: number;
  /** `error.code` and `error.message` of the body, if there are any. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What was asked for, to say what is missing when it is refused. */
export interface GraphTask {
  /** Completes "The app may not …". */
  readonly doing: string;
  /** The least application permission that allows it. */
  readonly permission: string;
}

/** The permissions are those of https://learn.microsoft.com/graph/permissions-reference */
export const tasks = {
  read: { doing: 'read users', permission: 'User.ReadWrite.All' },
  write: { doing: 'change users', permission: 'User.ReadWrite.All' },
  extensions: { doing: 'read directory extensions', permission: 'Application.Read.All' },
  create: { doing: 'create directory extensions', permission: 'Application.ReadWrite.OwnedBy' },
} as const satisfies Record<string, GraphTask>;

/** What concerns everyone: https://learn.microsoft.com/graph/errors */
export function graphFailure(refusal: GraphRefusal, task: GraphTask): ConnectorFailure {
  const { status, code, retryAfterSeconds } = refusal;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  const named = code === undefined || code === '' ? `status ${String(status)}` : `status ${String(status)}, ${code}`;
  if (status === 401) {
    const message = 'Microsoft Graph did not accept the token of the app. Check tenant, cloud and app registration.';
    return { reason: 'credentials-rejected', message };
  }
  if (status === 403) {
    const { doing, permission } = task;
    const message = `The app may not ${doing}. Grant it the application permission ${permission}, with admin consent.`;
    return { reason: 'permission-missing', message, permission };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'Microsoft Graph asks to wait.', ...wait };
  if (status === 408 || status >= 500) {
    return { reason: 'unavailable', message: `Microsoft Graph cannot answer right now (${named}).`, ...wait };
  }
  return { reason: 'unexpected-answer', message: `Microsoft Graph refused to ${task.doing} (${named}).` };
}

type PersonTrouble = Exclude<WriteOutcome, { status: 'written' }>;

/** Attributes of accounts that come from a domain are changed there: https://learn.microsoft.com/graph/api/resources/onpremisesextensionattributes */
export const managedOnPremises = {
  code: 'managed-on-premises',
  message:
    'The account is synchronized from an on-premises domain, where its extension attributes are kept. Write to a directory extension instead, or in the domain.',
};

const notAccepted = {
  code: 'not-accepted',
  message:
    'Microsoft Entra ID does not accept the attributes for this account. Check that they exist, and that the address is no longer than they may be (256 characters in directory extensions).',
};

/** What concerns the one who was to be written; undefined: it concerns everyone. */
export function personTrouble(id: string, refusal: GraphRefusal): PersonTrouble | undefined {
  const { status, message = '' } = refusal;
  if (status === 404) return { id, status: 'gone' };
  if (status === 400) {
    return { id, status: 'refused', ...(message.includes('on-premises mastered') ? managedOnPremises : notAccepted) };
  }
  return status === 408 || status >= 500
    ? { id, status: 'failed', failure: graphFailure(refusal, tasks.write) }
    : undefined;
}
