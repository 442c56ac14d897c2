import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { parseJson } from '../../../../http/http-message.ts';
import { inTurn } from '../../../../http/in-turn.ts';
import type { PersonFinding, PersonToFind } from '../../target.ts';
import { failureOfOne } from '../jira-data-center-failure.ts';
import { accountOf, readAccount, unreadableUser, type Account } from './account.ts';
import type { Means } from './means.ts';
import { sideBySide } from '../../shared/data-center/side-by-side.ts';

/** Who has the e-mail address, the user name or the user key. */
export function findPeople(
  people: readonly PersonToFind[],
  means: Means,
  signal: AbortSignal,
): AsyncGenerator<PersonFinding> {
  const { matchBy } = means.context.wants;
  return inTurn(people, sideBySide, async ({ personId, value }): Promise<PersonFinding> => {
    if (matchBy === 'email') return { personId, ...(await findByEmail(means, value, signal)) };
    const by = matchBy === 'userKey' ? { key: value } : { username: value };
    const reading = await readAccount(means.client, by, signal);
    if (reading.status === 'found') return { personId, status: 'found', remoteId: reading.account.key };
    return reading.status === 'gone' ? { personId, status: 'none' } : { personId, ...reading };
  });
}

type Found =
  | { readonly status: 'found'; readonly remoteId: string }
  | { readonly status: 'none' | 'several' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/** Jira searches beginnings of user names, names and addresses: only the very address counts. */
async function findByEmail({ client }: Means, email: string, signal: AbortSignal): Promise<Found> {
  const same = new Map<string, Account>();
  for (let startAt = 0; ; startAt += pageSize) {
    const query = new URLSearchParams({
      username: email,
      includeActive: 'true',
      includeInactive: 'true',
      maxResults: String(pageSize),
      startAt: String(startAt),
    });
    const response = await client.send({ path: `/rest/api/2/user/search?${query.toString()}` }, signal);
    if (response.status !== 200) return { status: 'failed', failure: failureOfOne(response, 'search for users') };
    const users = z.array(z.unknown()).safeParse(parseJson(response));
    if (!users.success) throw new ConnectorError(unreadableUser);
    for (const account of users.data.map(accountOf)) {
      if (account === undefined) throw new ConnectorError(unreadableUser);
      if (account !== 'gone' && account.email?.toLowerCase() === email.toLowerCase()) same.set(account.key, account);
    }
    if (users.data.length < pageSize) return onlyOne([...same.values()]);
  }
}

const pageSize = 50;

/** Somebody who came back may have an inactive account as well. */
function onlyOne(accounts: readonly Account[]): Found {
  const active = accounts.filter((account) => account.active);
  const [only, ...others] = active.length > 0 ? active : accounts;
  if (only === undefined) return { status: 'none' };
  return others.length > 0 ? { status: 'several' } : { status: 'found', remoteId: only.key };
}
