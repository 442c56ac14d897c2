import type { ChangeAnswer, FieldRefusal, Refusal, TargetChange, TargetState } from '../../target.ts';
import type { Account } from '../account-shape.ts';
import { notKept } from '../accounts-failure.ts';
import type { AccountsMeans } from '../accounts-means.ts';
import { differencesOf, fieldsOf, type FieldValues } from './profile-change.ts';
import { pictureMemo, type SentPicture } from './send-picture.ts';
import { writeProfile } from './write-profile.ts';

/** Brings one account to the state given: reads it, asks what may be written, writes that, and reads back what was kept. */
export async function applyChange(
  change: TargetChange,
  means: AccountsMeans,
  signal: AbortSignal,
): Promise<ChangeAnswer> {
  const { personId, remoteId } = change;
  if (remoteId === undefined) return { personId, status: 'refused', ...createsNobody };
  await means.proveKey(signal);
  const before = await means.client.profile(remoteId, signal);
  if (before.status !== 'read') return { personId, ...before };
  return bringTo({ change, accountId: remoteId, account: before.value }, means, signal);
}

interface Work {
  readonly change: TargetChange;
  readonly accountId: string;
  readonly account: Account;
}

async function bringTo(work: Work, means: AccountsMeans, signal: AbortSignal): Promise<ChangeAnswer> {
  const { change, accountId, account } = work;
  const { personId, desired } = change;
  const plan = differencesOf(account, desired.fields);
  const written = await writeProfile({ accountId, values: plan.values }, means.client, signal);
  if (written.status !== 'written') return { personId, ...written };
  const shown = account.picture ?? null;
  const order = { accountId, picture: desired.picture, memo: pictureMemo(change.memo), shown };
  const picture = await means.pictures.send(order, signal);
  const wrote = Object.keys(written.taken).length > 0 || picture === 'sent';
  const after = wrote ? await means.client.profile(accountId, signal) : ({ status: 'read', value: account } as const);
  if (after.status !== 'read') return { personId, ...after };
  const kept = picture === 'sent' && (after.value.picture ?? null) !== shown;
  const notTaken = [
    ...[...plan.notTaken, ...written.notTaken, ...unkept(written.taken, after.value)],
    ...pictureNotTaken(picture, kept),
  ];
  return {
    personId,
    status: wrote ? 'applied' : 'alreadySo',
    remoteId: accountId,
    state: stateOf(after.value, means),
    ...(notTaken.length > 0 && { notTaken }),
    ...(kept && desired.picture && { memo: { version: desired.picture.version, shown: after.value.picture ?? '' } }),
  };
}

export function stateOf(account: Account, { context: { wants }, pictures }: AccountsMeans): TargetState {
  return { fields: fieldsOf(account, wants.fields), ...(pictures.isOn && { picture: account.picture ?? null }) };
}

function unkept(taken: FieldValues, account: Account): readonly FieldRefusal[] {
  const there = fieldsOf(account, Object.keys(taken));
  return Object.entries(taken)
    .filter(([name, value]) => there[name] !== (value === '' ? null : value))
    .map(([field]) => ({ field, ...notKept }));
}

function pictureNotTaken(picture: SentPicture, kept: boolean): readonly FieldRefusal[] {
  if (picture === 'same') return [];
  if (picture === 'sent') return kept ? [] : [{ field: 'picture', ...notKept }];
  return [{ field: 'picture', ...picture }];
}

const createsNobody: Refusal = {
  code: 'creates-nobody',
  message:
    'Accounts cannot be created here. Invite the person in Atlassian, or use the target “Atlassian organization”.',
};
