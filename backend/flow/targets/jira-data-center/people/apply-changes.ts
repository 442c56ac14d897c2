import { inTurn } from '../../../../http/in-turn.ts';
import type { ChangeAnswer, FieldRefusal, TargetChange, TargetState } from '../../target.ts';
import { setPicture, type PictureAtRest } from '../pictures/set-picture.ts';
import { writeProperties, type PropertiesAnswer } from '../properties/write-properties.ts';
import { deactivated, notAllowed, type Account, type AccountReading } from './account.ts';
import { readAccounts } from './look.ts';
import type { Means } from './means.ts';
import { batches, sideBySide } from '../../shared/data-center/side-by-side.ts';

/** Properties first, many people at a time; then each one’s picture. */
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
    const properties = await writeProperties(
      people.map(({ change, account }) => ({ userKey: account.key, values: change.desired.fields })),
      means,
      signal,
    );
    yield* inTurn(people, sideBySide, ({ change, account }) =>
      finish({ change, account, properties: properties.get(account.key) ?? nothingToWrite }, means, signal),
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

const nothingToWrite: PropertiesAnswer = { status: 'asItWas', values: {}, notTaken: [] };

async function finish(
  { change, account, properties }: PersonAtHand & { readonly properties: PropertiesAnswer },
  means: Means,
  signal: AbortSignal,
): Promise<ChangeAnswer> {
  const { personId, desired, memo } = change;
  if (properties.status === 'forbidden') return forbidden(personId, means, signal);
  if (!('values' in properties)) return { personId, ...properties };
  const { picture } = desired;
  const pictured = picture === undefined ? undefined : await setPicture(means, { account, picture, memo }, signal);
  if (pictured?.status === 'forbidden') return forbidden(personId, means, signal);
  if (pictured?.status === 'gone') return { personId, status: 'gone' };
  if (pictured?.status === 'failed') return { personId, status: 'failed', failure: pictured.failure };
  const hasChanged = properties.status === 'written' || pictured?.status === 'set';
  const notTaken = [...properties.notTaken, ...refusalsOf(pictured)];
  return {
    personId,
    status: hasChanged ? 'applied' : 'alreadySo',
    remoteId: account.key,
    state: stateOf(properties.values, pictured),
    ...(notTaken.length > 0 && { notTaken }),
    ...(pictured !== undefined && 'memo' in pictured && { memo: pictured.memo }),
  };
}

const refusalsOf = (pictured: PictureAtRest | undefined): readonly FieldRefusal[] =>
  pictured?.status === 'notTaken' ? [pictured.refusal] : [];

const stateOf = (fields: TargetState['fields'], pictured: PictureAtRest | undefined): TargetState =>
  pictured?.state === undefined ? { fields } : { fields, picture: pictured.state };

/** Either this user is out of reach, or everybody is: then it is thrown. */
async function forbidden(personId: string, means: Means, signal: AbortSignal): Promise<ChangeAnswer> {
  await means.assertAdministrator(signal);
  return { personId, status: 'refused', ...notAllowed };
}
