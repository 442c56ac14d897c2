import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceId, SourceRecord } from '../../../model/record.ts';
import { textOf } from '../in-any-case.ts';
import { scimFailure, tasks } from '../scim-failure.ts';
import { bothFilters, quoted } from './filters.ts';
import { readMembership } from './group-members.ts';
import { listTask } from './lister.ts';
import { type ReadMeans, readUsers } from './read-means.ts';

/** One person as the lists have them; `gone` also when the scope leaves them out, as they are on no list then. */
export async function readPerson(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<SourceRecord | 'gone'> {
  const user = await readUserById(id, means, signal);
  if (user === 'gone' || !(await isInScope(user, id, means, signal))) return 'gone';
  const { records, rejected } = await readUsers([user], means, signal);
  const [record] = records;
  if (record !== undefined) return record;
  throw new ConnectorError({ reason: 'unexpected-answer', message: rejected[0]?.because ?? 'It is no User.' });
}

export async function readUserById(
  id: SourceId,
  { client, discover }: Pick<ReadMeans, 'client' | 'discover'>,
  signal: AbortSignal,
  parameters: Readonly<Record<string, string>> = {},
): Promise<JsonObject | 'gone'> {
  const { usersPath } = await discover(signal);
  const answer = await client.ask(`${usersPath}/${encodeURIComponent(id)}`, parameters, signal);
  if (answer.status === 404 && answer.content === 'json') return 'gone';
  if (answer.status === 200 && answer.body !== undefined) return answer.body;
  throw new ConnectorError(scimFailure(answer, tasks.users));
}

async function isInScope(user: JsonObject, id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<boolean> {
  const { scope } = means.context;
  if (scope.groups.length > 0 && !(await readMembership(scope, means, signal)).has(user)) return false;
  if (scope.filter === '') return true;
  const filter = bothFilters(scope.filter, `id eq ${quoted(id)}`);
  const { items } = await means.lister.page({ filter, task: listTask(filter), count: 1 }, undefined, signal);
  return items.some((item) => textOf(item, 'id') === id);
}
