import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceId } from '../../../model/record.ts';
import { type BatchMeans, type BatchWork, inBatches } from '../batches/in-batches.ts';
import { type GraphAnswer, shaped } from '../entra-answer.ts';
import { graphFailure, usersTask } from '../entra-failure.ts';
import { userObject, type PageMeans, idsOf, userPage } from './user-page.ts';
import { filterParameter, idIn, userPath, wholeUser } from './user-paths.ts';
import type { UserSelection } from './user-selection.ts';

export interface UsersById {
  readonly users: readonly JsonObject[];
  readonly gone: readonly SourceId[];
}

export interface ByIdMeans extends BatchMeans, PageMeans {
  readonly selection: UserSelection;
}

/** "When using the in operator, the request is limited to 15 expressions": https://developer.microsoft.com/graph/known-issues */
const idsPerFilter = 15;

/**
 * Reads people whole, with their managers: fifteen per filter, twenty filters per batch. Whoever no filter finds is
 * asked for by name, for only that tells "gone" from a list that is behind.
 */
export async function readUsersById(
  ids: readonly SourceId[],
  means: ByIdMeans,
  signal: AbortSignal,
): Promise<UsersById> {
  const users: JsonObject[] = [];
  for await (const found of inBatches(portions(ids), manyAtOnce(means), means, signal)) users.push(...found.flat());
  const seen = new Set(idsOf(users));
  const missing = ids.filter((id) => !seen.has(id));
  const gone: SourceId[] = [];
  for await (const results of inBatches(missing, oneByOne(means.selection), means, signal)) {
    for (const result of results) {
      if (typeof result === 'string') gone.push(result);
      else users.push(result);
    }
  }
  return { users, gone };
}

function* portions(ids: readonly SourceId[]): Generator<readonly SourceId[]> {
  for (let at = 0; at < ids.length; at += idsPerFilter) yield ids.slice(at, at + idsPerFilter);
}

function manyAtOnce({ selection, graphUrl }: ByIdMeans): BatchWork<readonly SourceId[], readonly JsonObject[]> {
  const task = usersTask(selection.properties);
  const path = (ids: readonly SourceId[]): string => `/users?${wholeUser(selection)}&${filterParameter(idIn(ids))}`;
  return {
    task,
    path,
    settle: (ids, answer) => {
      if (answer.status !== 200) throw new ConnectorError(graphFailure(answer, task));
      return { result: userPage(answer.body, path(ids), graphUrl).items };
    },
  };
}

function oneByOne(selection: UserSelection): BatchWork<SourceId, JsonObject | SourceId> {
  const task = usersTask(selection.properties);
  return {
    task,
    path: (id) => userPath(id, selection),
    settle: (id, answer) => {
      if (isGone(answer)) return { result: id };
      if (answer.status !== 200) throw new ConnectorError(graphFailure(answer, task));
      return { result: shaped(userObject, answer.body) };
    },
  };
}

/** Any other 404 is not about the person. */
export function isGone({ status, code }: GraphAnswer): boolean {
  return status === 404 && code === 'Request_ResourceNotFound';
}
