import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { WantedScopes } from '../../providers/okta/wanted-scopes.ts';
import type { WriteOutcome } from '../shared/photo-attribute/photo-directory.ts';

/** What Okta said instead of doing what was asked for. */
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
}

export const tasks = {
  read: { doing: 'read users', scope: 'okta.users.read' },
  write: { doing: 'change users', scope: 'okta.users.manage' },
  schema: { doing: 'read the user schema', scope: 'okta.schemas.read' },
  create: { doing: 'create attributes', scope: 'okta.schemas.manage' },
} as const satisfies Record<string, OktaTask>;

const userScopes = [tasks.read.scope, tasks.write.scope];

/** Creating attributes is not everyone's wish. */
export const writerScopes: WantedScopes = {
  sets: [[...userScopes, tasks.schema.scope, tasks.create.scope], userScopes],
  doing: 'change users',
};

/** The least of the standard roles that may change everybody’s profile and the user schema. */
export const adminRole = 'Organization Administrator';

/** What concerns everyone: https://developer.okta.com/docs/reference/error-codes/ */
export function oktaFailure(refusal: OktaRefusal, task: OktaTask): ConnectorFailure {
  const { status, code, scopeMissing = false, retryAfterSeconds } = refusal;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  const named = code === undefined || code === '' ? `status ${String(status)}` : `status ${String(status)}, ${code}`;
  if (status === 401) {
    const message = 'Okta does not accept the API token or the app. Check that it is active, or make a new one.';
    return { reason: 'credentials-rejected', message };
  }
  if (status === 403) {
    const message = scopeMissing
      ? `The app may not ${task.doing}. Grant it ${task.scope} under Okta API Scopes.`
      : `Roster may not ${task.doing}. Give the app, or the creator of the API token, the admin role ${adminRole}.`;
    return { reason: 'permission-missing', message, permission: scopeMissing ? task.scope : adminRole };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'Okta asks to wait.', ...wait };
  if (status >= 500) return { reason: 'unavailable', message: `Okta cannot answer right now (${named}).`, ...wait };
  if ((code === undefined || code === '') && (status === 404 || (status >= 300 && status < 400))) {
    const message = `There is no Okta org at this address (${named}). Check the Okta org URL.`;
    return { reason: 'unexpected-answer', message, setting: 'orgUrl' };
  }
  return { reason: 'unexpected-answer', message: `Okta refused to ${task.doing} (${named}).` };
}

type PersonTrouble = Exclude<WriteOutcome, { status: 'written' }>;

/** What concerns the one who was to be written; undefined: it concerns everyone. */
export function personTrouble(id: string, refusal: OktaRefusal): PersonTrouble | undefined {
  const { status, code = '' } = refusal;
  if (status === 404 && code === 'E0000007') return { id, status: 'gone' };
  if (status === 403 && code === 'E0000006' && refusal.scopeMissing !== true) {
    const message = `Okta does not let Roster change this account. Admins can be changed by Super Administrators alone; others need the role ${adminRole} for the app or the API token.`;
    return { id, status: 'refused', code: 'may-not-write', message };
  }
  if (status === 400) {
    const message =
      'Okta does not accept the attributes for this account. Check that its user type has them, that they are text, and that no other profile source has the say.';
    return { id, status: 'refused', code: 'not-accepted', message };
  }
  return status >= 500 ? { id, status: 'failed', failure: oktaFailure(refusal, tasks.write) } : undefined;
}
