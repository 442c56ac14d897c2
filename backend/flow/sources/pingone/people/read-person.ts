import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceId, SourceRecord } from '../../../model/record.ts';
import { shaped } from '../pingone-client.ts';
import { pingoneFailure, usersTask } from '../pingone-failure.ts';
import { idsOf, isLeftOut, readUser } from '../pingone-record.ts';
import { allOf, filtersOf, quoted } from './user-filter.ts';
import { readUserPage, type ReadMeans, userObject } from './user-page.ts';

/** One person as the lists have them; `gone` also when scope or rules leave them out, as they are on no list then. */
export async function readPerson(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<SourceRecord | 'gone'> {
  const answer = await means.client.ask(`/users/${encodeURIComponent(id)}`, signal);
  if (answer.status === 404 && !(await isEnvironmentMissing(means, signal))) return 'gone';
  if (answer.status !== 200) throw new ConnectorError(pingoneFailure(answer, usersTask));
  const user = shaped(userObject, answer.body);
  if (isLeftOut(user, means.settings) || !(await isInScope(user, means, signal))) return 'gone';
  const read = readUser(user, means.settings);
  if ('id' in read) return read;
  throw new ConnectorError({ reason: 'unexpected-answer', message: read.because });
}

/** An environment that is not there has the same answer, and nobody of it is gone for that. */
async function isEnvironmentMissing({ client }: ReadMeans, signal: AbortSignal): Promise<boolean> {
  return (await client.ask('/users?limit=1', signal)).status === 404;
}

/** Ids cannot be filtered by everywhere, usernames can, and each is one person's. */
async function isInScope(user: JsonObject, means: ReadMeans, signal: AbortSignal): Promise<boolean> {
  const { id, username } = user;
  const filters = filtersOf(means.context.scope).filter((filter) => filter !== '');
  if (filters.length === 0) return true;
  if (typeof id !== 'string' || typeof username !== 'string') return false;
  for (const filter of filters) {
    const narrowed = allOf(filter, `username eq ${quoted(username)}`);
    const { users } = await readUserPage(means, { filter: narrowed, link: null }, signal);
    if (idsOf(users).includes(id)) return true;
  }
  return false;
}
