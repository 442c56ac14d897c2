import { inTurn } from '../../../../http/in-turn.ts';
import type { PreflightAnswer, StateReading, TargetRef } from '../../target.ts';
import { externalAvatars } from '../pictures/picture-refusals.ts';
import { pictureState, readAvatars } from '../pictures/avatars.ts';
import { deactivated, readAccount } from './account.ts';
import type { Means } from './means.ts';
import { batches, sideBySide } from '../../shared/data-center/side-by-side.ts';

export function preflight(
  people: readonly TargetRef[],
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<PreflightAnswer> {
  return inTurn(people, sideBySide, async ({ personId, remoteId }): Promise<PreflightAnswer> => {
    const reading = await readAccount(means.client, { key: remoteId }, signal);
    if (reading.status !== 'found') return { personId, ...reading };
    const { active, external } = reading.account;
    if (!active) return { personId, status: 'refused', ...deactivated };
    const isLocked = external && means.context.wants.picture;
    return { personId, status: 'may', locked: isLocked ? [externalAvatars] : [] };
  });
}

export async function* readState(
  people: readonly TargetRef[],
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<StateReading> {
  for (const batch of batches(people)) {
    const { fields: names, picture } = means.context.wants;
    const accounts = await readAccounts(batch, means, signal);
    const keys = accounts.flatMap(({ reading }) => (reading.status === 'found' ? [reading.account.key] : []));
    const properties = names.length === 0 ? undefined : await means.store.read(keys, names, signal);
    yield* inTurn(accounts, sideBySide, async ({ ref: { personId }, reading }): Promise<StateReading> => {
      if (reading.status !== 'found') return { personId, ...reading };
      const { account } = reading;
      const held = properties?.get(account.key) ?? { status: 'read', values: {} };
      if (held.status !== 'read') return { personId, ...held };
      const fields = held.values;
      // What is shown then is not Jira’s, and it does not tell its version.
      if (!picture || account.external) return { personId, status: 'read', state: { fields } };
      const avatars = await readAvatars(means.client, account.name, signal);
      if (avatars.status !== 'read') return { personId, ...avatars };
      return { personId, status: 'read', state: { fields, picture: pictureState(avatars.avatars) } };
    });
  }
}

/** Everybody with what Jira says of them, in any order. */
export function readAccounts<Ref extends { readonly remoteId?: string }>(
  refs: readonly Ref[],
  { client }: Pick<Means, 'client'>,
  signal: AbortSignal,
) {
  const read = async (ref: Ref) => ({ ref, reading: await readAccount(client, { key: ref.remoteId ?? '' }, signal) });
  return Array.fromAsync(inTurn(refs, sideBySide, read));
}
