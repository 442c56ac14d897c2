import { inTurn } from '../../../../http/in-turn.ts';
import { accountsAtOnce, type PropertySite, type SiteAccount } from './property-site.ts';

/** More at once only meet the burst limit sooner. */
export const requestsAtOnce = 4;

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
  { site, signal }: { readonly site: PropertySite; readonly signal: AbortSignal },
  answer: (one: One, account: SiteAccount | undefined) => Promise<Answer> | Answer,
): AsyncGenerator<Answer> {
  signal.throwIfAborted();
  for (let start = 0; start < people.length; start += accountsAtOnce) {
    const batch = people.slice(start, start + accountsAtOnce);
    const ids = new Set(batch.flatMap(({ remoteId }) => remoteId ?? []));
    const accounts = ids.size === 0 ? new Map<string, SiteAccount>() : await site.lookUp([...ids], signal);
    const keyOf = ({ personId, remoteId }: One): string => remoteId ?? personId;
    yield* inTurn(batch, { inAll: requestsAtOnce, perKey: 1, keyOf }, async (one) =>
      answer(one, accounts.get(one.remoteId ?? '')),
    );
    signal.throwIfAborted();
  }
}
