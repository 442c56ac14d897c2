import type { PreflightAnswer, StateReading, TargetRef } from '../../target.ts';
import { readProperty } from '../jira-cloud-client.ts';
import { refusals } from '../jira-cloud-failure.ts';
import { stateOf } from '../profile-document.ts';
import { isApp } from './accounts.ts';
import { documentIn } from './held-document.ts';
import type { Means } from './means.ts';
import { withAccounts } from './side-by-side.ts';

export function preflight(
  people: readonly TargetRef[],
  { client }: Means,
  signal: AbortSignal,
): AsyncGenerator<PreflightAnswer> {
  return withAccounts(people, { client, signal }, ({ personId }, account): Promise<PreflightAnswer> => {
    if (account === undefined) return Promise.resolve({ personId, status: 'gone' });
    if (isApp(account)) return Promise.resolve({ personId, status: 'refused', ...refusals.app });
    return Promise.resolve({ personId, status: 'may', locked: [] });
  });
}

export function readState(
  people: readonly TargetRef[],
  { client, propertyKey, wants, faults }: Means,
  signal: AbortSignal,
): AsyncGenerator<StateReading> {
  return withAccounts(people, { client, signal }, async ({ personId, remoteId }, account): Promise<StateReading> => {
    if (account === undefined) return { personId, status: 'gone' };
    const reading = await readProperty(client, { key: propertyKey, accountId: remoteId }, signal);
    if (reading.status === 'failed') return faults.failed(personId, reading.answer);
    faults.passed();
    const document = documentIn(reading);
    return { personId, status: 'read', state: stateOf(document === 'foreign' ? undefined : document, wants) };
  });
}
