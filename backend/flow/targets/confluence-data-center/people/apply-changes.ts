import { inTurn } from '../../../../http/in-turn.ts';
import type { ChangeAnswer, FieldRefusal, TargetChange, TargetState } from '../../target.ts';
import { writeDetails, type DetailsAnswer } from '../details/write-details.ts';
import { setPicture, type PictureAtRest } from '../pictures/set-picture.ts';
import { deactivated, notAllowed, type Account, type AccountReading } from './account.ts';
import { readAccounts } from './look.ts';
import type { Means } from './means.ts';
import { batches, sideBySide } from '../../shared/data-center/side-by-side.ts';

/** Fields first, many people at a time; then each one’s picture. */
export async function* applyChanges(
  changes: readonly TargetChange[],
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<ChangeAnswer> {
  for (const batch of batches(changes)) {
    const read = await readAccounts(batch, means, signal);
    const people = read.flatMap(({ ref: change, reading }): PersonAtHand[] =>
      reading.status === 'found' && reading.account.active ? [{ change, account: reading.account }] : [],
    );
    for (const { ref, reading } of read) {
      const answer = answerWithoutWriting(ref, reading);
      if (answer) yield answer;
    }
    const details = await writeDetails(
      people.map(({ change, account }) => ({ userKey: account.userKey, values: change.desired.fields })),
      means,
      signal,
    );
    yield* inTurn(people, sideBySide, ({ change, account }) =>
      finish({ change, account, details: details.get(account.userKey) ?? nothingToWrite }, means, signal),
    );
  }
}

interface PersonAtHand {
  readonly change: TargetChange;
  readonly account: Account;
}

function answerWithoutWriting({ personId }: TargetChange, reading: AccountReading): ChangeAnswer | undefined {
  if (reading.status !== 'found') return { personId, ...reading };
  return reading.account.active ? undefined : { personId, status: 'refused', ...deactivated };
}

const nothingToWrite: DetailsAnswer = { status: 'asItWas', values: {}, notTaken: [] };

async function finish(
  { change, account, details }: PersonAtHand & { readonly details: DetailsAnswer },
  means: Means,
  signal: AbortSignal,
): Promise<ChangeAnswer> {
  const { personId, desired, memo } = change;
  if (!('values' in details)) return { personId, ...details };
  const { picture } = desired;
  const pictured = picture === undefined ? undefined : await setPicture(means, { account, picture, memo }, signal);
  switch (pictured?.status) {
    case 'forbidden':
      // Either this user is out of reach, or everybody is: then it is thrown.
      await means.assertAdministrator(signal);
      return { personId, status: 'refused', ...notAllowed };
    case 'gone':
    case 'refused':
    case 'failed':
      return { personId, ...pictured };
    case 'set':
    case 'asItWas':
    case 'notTaken':
    case undefined:
      return done({ personId, userKey: account.userKey }, details, pictured);
  }
}

function done(
  { personId, userKey }: { readonly personId: string; readonly userKey: string },
  details: Extract<DetailsAnswer, { readonly values: unknown }>,
  pictured: PictureAtRest | undefined,
): ChangeAnswer {
  const hasChanged = details.status === 'written' || pictured?.status === 'set';
  const notTaken = [...details.notTaken, ...refusalsOf(pictured)];
  return {
    personId,
    status: hasChanged ? 'applied' : 'alreadySo',
    remoteId: userKey,
    state: stateOf(details.values, pictured),
    ...(notTaken.length > 0 && { notTaken }),
    ...(pictured !== undefined && 'memo' in pictured && { memo: pictured.memo }),
  };
}

const refusalsOf = (pictured: PictureAtRest | undefined): readonly FieldRefusal[] =>
  pictured?.status === 'notTaken' ? [pictured.refusal] : [];

const stateOf = (fields: TargetState['fields'], pictured: PictureAtRest | undefined): TargetState =>
  pictured === undefined || pictured.status === 'notTaken' ? { fields } : { fields, picture: pictured.state };
