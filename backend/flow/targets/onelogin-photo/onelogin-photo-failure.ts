import { z } from 'zod';
import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { WriteOutcome } from '../shared/photo-attribute/photo-directory.ts';

/** What OneLogin said instead of doing what was asked for. */
export interface OneLoginRefusal {
  readonly status: number;
  readonly message?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** Completes "The API credential may not …". */
export type OneLoginTask = 'read users' | 'change users' | 'create custom attributes';

/** The least type of API credential that may write. */
export const writerType = 'Manage Users';

const bodyV1 = z.object({ status: z.object({ message: z.string() }) });
const bodyV2 = z.object({ message: z.string() });

/** Version 1 and tokens wrap it in `status`, version 2 has it on top. */
export function messageOf(body: unknown): string | undefined {
  return bodyV1.safeParse(body).data?.status.message ?? bodyV2.safeParse(body).data?.message;
}

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

/** What the token endpoint said instead of giving a token. */
export function signInFailure(refusal: OneLoginRefusal): ConnectorFailure {
  const { status } = refusal;
  if ([400, 401, 403].includes(status)) return oneloginFailure({ status: 401 }, 'read users');
  if (status === 429 || status >= 500) return oneloginFailure(refusal, 'read users');
  const message = `There is no OneLogin account at this address (status ${String(status)}). Check the subdomain.`;
  return { reason: 'unexpected-answer', message, setting: 'subdomain' };
}
