import { ConnectorError } from '../../../errors/connector-error.ts';
import type { AccountsClient } from './accounts-client.ts';
import { scopedKey } from './accounts-failure.ts';

/** Some account that the organization manages. Undefined: it manages none. */
export async function someManagedAccount(client: AccountsClient, signal: AbortSignal): Promise<string | undefined> {
  for await (const { accountId } of client.search({ claimStatus: 'managed', limit: 1 }, signal)) return accountId;
  return undefined;
}

/**
 * A key with scopes is refused like an account that the organization does not manage. So it is tried on one that it
 * manages: refused there too, nobody needs to be asked about.
 */
export function createKeyProof(client: AccountsClient): (signal: AbortSignal) => Promise<void> {
  let proof: Promise<void> | undefined;

  const prove = async (signal: AbortSignal): Promise<void> => {
    const accountId = await someManagedAccount(client, signal);
    if (accountId === undefined) return;
    const rules = await client.rules(accountId, signal);
    if (rules.status === 'refused' && rules.code === 'not-managed') throw new ConnectorError(scopedKey);
  };

  return async (signal) => {
    signal.throwIfAborted();
    proof ??= prove(signal);
    try {
      await proof;
    } catch (error) {
      proof = undefined;
      throw error;
    }
  };
}
