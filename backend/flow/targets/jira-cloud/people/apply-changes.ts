import type { JsonObject } from '../../../model/json.ts';
import type { ChangeAnswer, TargetChange } from '../../target.ts';
import { readProperty, writeProperty } from '../jira-cloud-client.ts';
import { refusals } from '../jira-cloud-failure.ts';
import { isTooLarge, planDocument, stateOf } from '../profile-document.ts';
import { type Account, isApp } from './accounts.ts';
import { documentIn } from './held-document.ts';
import type { Means } from './means.ts';
import { withAccounts } from './side-by-side.ts';

export function applyChanges(
  changes: readonly TargetChange[],
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<ChangeAnswer> {
  return withAccounts(changes, { client: means.client, signal }, (change, account) =>
    applyOne({ change, account }, means, signal),
  );
}

interface Order {
  readonly change: TargetChange;
  readonly account: Account | undefined;
}

async function applyOne({ change, account }: Order, means: Means, signal: AbortSignal): Promise<ChangeAnswer> {
  const { personId, remoteId } = change;
  if (remoteId === undefined) return { personId, status: 'refused', ...refusals.creating };
  if (account === undefined) return { personId, status: 'gone' };
  if (isApp(account)) return { personId, status: 'refused', ...refusals.app };
  const reading = await readProperty(means.client, { key: means.propertyKey, accountId: remoteId }, signal);
  if (reading.status === 'failed') return means.faults.failed(personId, reading.answer);
  const held = documentIn(reading);
  if (held === 'foreign') return { personId, status: 'refused', ...refusals.foreign };
  const { next, differs, notTaken } = planDocument(held, change.desired);
  const answered = { personId, remoteId, state: stateOf(next, means.wants), notTaken };
  if (!differs) return { ...answered, status: 'alreadySo' };
  if (next && isTooLarge(next)) return { personId, status: 'refused', ...refusals.tooLarge };
  const missed = await write({ personId, accountId: remoteId, next }, means, signal);
  return missed ?? { ...answered, status: 'applied' };
}

interface Writing {
  readonly personId: string;
  readonly accountId: string;
  readonly next: JsonObject | undefined;
}

/** Undefined: it is written. */
async function write(
  { personId, accountId, next }: Writing,
  { client, propertyKey: key, faults }: Means,
  signal: AbortSignal,
): Promise<ChangeAnswer | undefined> {
  const answer = await writeProperty(client, { key, accountId, value: next }, signal);
  if (answer.status === 404) {
    // Removed meanwhile: the property, which is as wanted, or the account.
    return next === undefined ? undefined : { personId, status: 'gone' };
  }
  if (answer.status >= 300) return faults.failed(personId, answer);
  faults.passed();
  return undefined;
}
