import { inTurn } from '../../../../http/in-turn.ts';
import type { PreflightAnswer, StateReading, TargetRef } from '../../target.ts';
import { readDetails } from '../details/companion-users.ts';
import { deactivated, readAccount } from './account.ts';
import type { Means } from './means.ts';
import { batches, sideBySide } from '../../shared/data-center/side-by-side.ts';

export function preflight(
  people: readonly TargetRef[],
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<PreflightAnswer> {
  return inTurn(people, sideBySide, async ({ personId, remoteId }): Promise<PreflightAnswer> => {
    const reading = await readAccount(means.client, { userKey: remoteId }, signal);
    if (reading.status !== 'found') return { personId, ...reading };
    return reading.account.active
      ? { personId, status: 'may', locked: [] }
      : { personId, status: 'refused', ...deactivated };
  });
}

export async function* readState(
  people: readonly TargetRef[],
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<StateReading> {
  const { fields: names, picture: wantsPicture } = means.context.wants;
  for (const batch of batches(people)) {
    const accounts = await readAccounts(batch, means, signal);
    const keys = accounts.flatMap(({ reading }) => (reading.status === 'found' ? [reading.account.userKey] : []));
    const hasDetails = names.length > 0 && keys.length > 0;
    const details = hasDetails ? await readDetails(means.companion, keys, signal) : undefined;
    for (const { ref, reading } of accounts) {
      const { personId } = ref;
      if (reading.status !== 'found') {
        yield { personId, ...reading };
        continue;
      }
      const { userKey, picture } = reading.account;
      const held = details?.get(userKey) ?? { status: 'read', values: {} };
      const fields =
        held.status === 'read'
          ? Object.fromEntries(Object.entries(held.values).filter(([name]) => names.includes(name)))
          : {};
      const pictured = wantsPicture && picture !== undefined ? { picture } : {};
      yield held.status === 'gone'
        ? { personId, status: 'gone' }
        : { personId, status: 'read', state: { fields, ...pictured } };
    }
  }
}

/** Everybody with what Confluence says of them, in any order. */
export function readAccounts<Ref extends { readonly remoteId?: string }>(
  refs: readonly Ref[],
  { client }: Pick<Means, 'client'>,
  signal: AbortSignal,
) {
  const read = async (ref: Ref) => ({
    ref,
    reading: await readAccount(client, { userKey: ref.remoteId ?? '' }, signal),
  });
  return Array.fromAsync(inTurn(refs, sideBySide, read));
}
