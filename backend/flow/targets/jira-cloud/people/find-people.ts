import { inTurn } from '../../../../http/in-turn.ts';
import type { PersonFinding, PersonToFind } from '../../target.ts';
import { accountsWithEmail } from './accounts.ts';
import type { Means } from './means.ts';
import { withAccounts } from './side-by-side.ts';

export async function* findPeople(
  people: readonly PersonToFind[],
  { client, wants }: Means,
  signal: AbortSignal,
): AsyncGenerator<PersonFinding> {
  signal.throwIfAborted();
  if (wants.matchBy === 'accountId') {
    const asked = people.map(({ personId, value }) => ({ personId, remoteId: value }));
    yield* withAccounts(asked, { client, signal }, ({ personId }, account) =>
      Promise.resolve(findingOf(personId, account ? [account] : [])),
    );
    return;
  }
  yield* inTurn(people, { inAll: 4, perKey: 4, keyOf: () => 'search' }, async ({ personId, value }) =>
    findingOf(personId, await accountsWithEmail(value, client, signal)),
  );
}

function findingOf(personId: string, found: readonly { readonly accountId: string }[]): PersonFinding {
  const [first, another] = found;
  if (first === undefined) return { personId, status: 'none' };
  if (another !== undefined) return { personId, status: 'several' };
  return { personId, status: 'found', remoteId: first.accountId };
}
