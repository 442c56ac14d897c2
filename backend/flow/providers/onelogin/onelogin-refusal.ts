import { z } from 'zod';
import type { ConnectorFailure } from '../../../errors/connector-error.ts';

/** What OneLogin said instead of doing what was asked for. */
export interface OneLoginRefusal {
  readonly status: number;
  readonly message?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

const bodyV1 = z.object({ status: z.object({ message: z.string() }) });
const bodyV2 = z.object({ message: z.string() });

/** Version 1 and tokens wrap it in `status`, version 2 has it on top. */
export function messageOf(body: unknown): string | undefined {
  return bodyV1.safeParse(body).data?.status.message ?? bodyV2.safeParse(body).data?.message;
}

/** What the token endpoint said instead of giving a token. */
export function tokenFailure({ status, retryAfterSeconds }: OneLoginRefusal): ConnectorFailure {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 429) {
    return { reason: 'rate-limited', message: 'OneLogin asks to wait before signing in again.', ...wait };
  }
  if (status >= 500) {
    return {
      reason: 'unavailable',
      message: `OneLogin cannot sign Roster in right now (status ${String(status)}).`,
      ...wait,
    };
  }
  if (status === 400 || status === 401 || status === 403) {
    return {
      reason: 'credentials-rejected',
      message:
        'OneLogin did not accept client ID and client secret. Copy both again from Developers > API Credentials, of this account.',
      setting: 'clientSecret',
    };
  }
  return {
    reason: 'unexpected-answer',
    message: `There is no OneLogin account at this address (status ${String(status)}). Check the subdomain.`,
    setting: 'subdomain',
  };
}
