import { secretInput } from '#contract/primitives.ts';
import type { JsonValue } from '../flow/model/json.ts';

/** What an admin means by what was sent for a secret setting. `expiresAt: null`: no date is known any longer. */
export type GivenSecret =
  | { readonly is: 'held'; readonly expiresAt?: string | null | undefined }
  | { readonly is: 'new'; readonly value: string; readonly expiresAt?: string | null | undefined }
  | { readonly is: 'removed' }
  | { readonly is: 'unreadable' };

export function readGivenSecret(given: JsonValue | undefined): GivenSecret {
  if (given === undefined) return { is: 'held' };
  const parsed = secretInput.safeParse(given);
  if (!parsed.success) return { is: 'unreadable' };
  const secret = parsed.data;
  if (secret === null || typeof secret === 'string') return newOrRemoved(secret ?? '', undefined);
  return 'set' in secret ? { is: 'held', expiresAt: secret.expiresAt } : newOrRemoved(secret.value, secret.expiresAt);
}

function newOrRemoved(value: string, expiresAt: string | null | undefined): GivenSecret {
  return value === '' ? { is: 'removed' } : { is: 'new', value, expiresAt };
}
