import type { PersonFinding, PersonToFind } from '../../target.ts';
import type { FoundAccount } from '../account-shape.ts';
import type { AccountsClient } from '../accounts-client.ts';

/** Atlassian does not say how many it takes; this is what it gives to a page by itself. */
const atOnce = 50;

interface Finding {
  readonly client: AccountsClient;
  readonly by: 'email' | 'accountId';
}

/** Whose accounts these are, fifty people to a request. */
export async function* findAccounts(
  people: readonly PersonToFind[],
  { client, by }: Finding,
  signal: AbortSignal,
): AsyncIterable<PersonFinding> {
  signal.throwIfAborted();
  for (let start = 0; start < people.length; start += atOnce) {
    const batch = people.slice(start, start + atOnce);
    const values = [...new Set(batch.map(({ value }) => value))];
    const search = by === 'email' ? { emails: values } : { accountIds: values };
    const accounts = await Array.fromAsync(client.search({ ...search, limit: atOnce }, signal));
    const byKey = Map.groupBy(accounts.filter(isOpen), (account) => keyOf(account, by));
    yield* batch.map(({ personId, value }) =>
      judge(personId, byKey.get(by === 'email' ? value.toLowerCase() : value) ?? []),
    );
  }
}

/** Another account of that address may be one that its owner made and no organization manages. */
function judge(personId: string, accounts: readonly FoundAccount[]): PersonFinding {
  const ids = (some: readonly FoundAccount[]) => [...new Set(some.map(({ accountId }) => accountId))];
  const managed = ids(accounts.filter(({ claimStatus }) => claimStatus === 'managed'));
  const [remoteId, ...others] = managed.length > 0 ? managed : ids(accounts);
  if (remoteId === undefined) return { personId, status: 'none' };
  return others.length > 0 ? { personId, status: 'several' } : { personId, status: 'found', remoteId };
}

const isOpen = ({ accountStatus }: FoundAccount): boolean => accountStatus !== 'closed';

const keyOf = ({ accountId, email }: FoundAccount, by: Finding['by']): string =>
  by === 'email' ? (email ?? '').toLowerCase() : accountId;
