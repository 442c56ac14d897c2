import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { OneLoginRefusal } from '../../providers/onelogin/onelogin-refusal.ts';
import type { WriteOutcome } from '../shared/photo-attribute/photo-directory.ts';

/** Completes "The API credential may not …". */
export type OneLoginTask = 'read users' | 'change users' | 'create custom attributes';

/** The least type of API credential that may write. */
export const writerType = 'Manage Users';

/** What concerns everyone: https://developers.onelogin.com/api-docs/2/getting-started/http-status-codes */
export function oneloginFailure(refusal: OneLoginRefusal, task: OneLoginTask): ConnectorFailure {
  const { status, message: said = '', retryAfterSeconds } = refusal;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  // A token that is good and not enough is refused with 401 as well.
  if (status === 403 || (status === 401 && /permission|scope|privilege/i.test(said))) {
    const message = `The API credential may not ${task}. Make one of the type “${writerType}” in OneLogin, and enter its ID and secret.`;
    return { reason: 'permission-missing', message, permission: writerType };
  }
  if (status === 401) {
    const message =
      'OneLogin did not accept the API credential. Check that it was not deleted, and copy its secret again.';
    return { reason: 'credentials-rejected', message, setting: 'clientSecret' };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'OneLogin asks to wait.', ...wait };
  if (status === 408 || status >= 500) {
    return { reason: 'unavailable', message: `OneLogin cannot answer right now (status ${String(status)}).`, ...wait };
  }
  return { reason: 'unexpected-answer', message: `OneLogin refused to ${task} (status ${String(status)}).` };
}

type PersonTrouble = Exclude<WriteOutcome, { status: 'written' }>;

/** What concerns the one who was to be written; undefined: it concerns everyone. */
export function personTrouble(id: string, refusal: OneLoginRefusal): PersonTrouble | undefined {
  const { status } = refusal;
  if (status === 404) return { id, status: 'gone' };
  if (status === 400 || status === 422) {
    const message = 'OneLogin does not accept the attributes for this user. Check that the custom attributes exist.';
    return { id, status: 'refused', code: 'not-accepted', message };
  }
  return status === 408 || status >= 500
    ? { id, status: 'failed', failure: oneloginFailure(refusal, 'change users') }
    : undefined;
}
