import { inTurn } from '../../../../http/in-turn.ts';
import type { JiraCloudClient } from '../jira-cloud-client.ts';
import { type Account, accountsAtOnce, lookUpAccounts } from './accounts.ts';

/** Reading is cheap and writes of one person follow each other; more at once only meets the burst limit sooner. */
const inAll = 4;

interface Asked {
  readonly personId: string;
  readonly remoteId?: string;
}

/**
 * Deals with people, some at a time, each with the account that the site has of them: a property that is missing does
 * not tell whether the account is.
 */
export async function* withAccounts<One extends Asked, Answer>(
  people: readonly One[],
  { client, signal }: { readonly client: JiraCloudClient; readonly signal: AbortSignal },
  answer: (one: One, account: Account | undefined) => Promise<Answer>,
): AsyncGenerator<Answer> {
  signal.throwIfAborted();
  for (let start = 0; start < people.length; start += accountsAtOnce) {
    const batch = people.slice(start, start + accountsAtOnce);
    const ids = batch.flatMap(({ remoteId }) => remoteId ?? []);
    const accounts = await lookUpAccounts(ids, client, signal);
    const keyOf = ({ personId, remoteId }: One): string => remoteId ?? personId;
    yield* inTurn(batch, { inAll, perKey: 1, keyOf }, (one) => answer(one, accounts.get(one.remoteId ?? '')));
    signal.throwIfAborted();
  }
}
