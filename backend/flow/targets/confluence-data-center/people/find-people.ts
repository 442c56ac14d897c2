import { inTurn } from '../../../../http/in-turn.ts';
import type { PersonFinding, PersonToFind } from '../../target.ts';
import { findByEmails } from '../details/companion-users.ts';
import { readAccount } from './account.ts';
import type { Means } from './means.ts';
import { batches, sideBySide } from '../../shared/data-center/side-by-side.ts';

/** Who has the user name, the user key, or (the companion knows) the e-mail address. */
export function findPeople(
  people: readonly PersonToFind[],
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<PersonFinding> {
  const { matchBy } = means.context.wants;
  if (matchBy === 'email') return byEmail(people, means, signal);
  return inTurn(people, sideBySide, async ({ personId, value }): Promise<PersonFinding> => {
    const by = matchBy === 'userKey' ? { userKey: value } : { username: value };
    const reading = await readAccount(means.client, by, signal);
    if (reading.status === 'found') return { personId, status: 'found', remoteId: reading.account.userKey };
    return reading.status === 'gone' ? { personId, status: 'none' } : { personId, ...reading };
  });
}

async function* byEmail(
  people: readonly PersonToFind[],
  { companion }: Means,
  signal: AbortSignal,
): AsyncGenerator<PersonFinding> {
  for (const batch of batches(people)) {
    const emails = [...new Set(batch.map(({ value }) => value))];
    const userKeys = await findByEmails(companion, emails, signal);
    for (const { personId, value } of batch) {
      const [remoteId, ...others] = userKeys.get(value) ?? [];
      if (remoteId === undefined) yield { personId, status: 'none' };
      else if (others.length > 0) yield { personId, status: 'several' };
      else yield { personId, status: 'found', remoteId };
    }
  }
}
