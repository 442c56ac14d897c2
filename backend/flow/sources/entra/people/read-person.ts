import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceId, SourceRecord } from '../../../model/record.ts';
import { shaped } from '../entra-answer.ts';
import { graphFailure, tasks, usersTask } from '../entra-failure.ts';
import { readUser } from '../entra-record.ts';
import { isGone } from './read-users-by-id.ts';
import { readUserPage, userObject } from './user-page.ts';
import { membershipPaths, userPath } from './user-paths.ts';
import type { ReadMeans } from './whole-read.ts';

/** One person as the lists have them; `gone` also when the scope leaves them out, as they are on no list then. */
export async function readPerson(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<SourceRecord | 'gone'> {
  if (!(await isInScope(id, means, signal))) return 'gone';
  const answer = await means.client.ask({ path: userPath(id, means.selection) }, signal);
  if (isGone(answer)) return 'gone';
  if (answer.status !== 200) throw new ConnectorError(graphFailure(answer, usersTask(means.selection.properties)));
  const read = readUser(shaped(userObject, answer.body));
  if ('id' in read) return read;
  throw new ConnectorError({ reason: 'unexpected-answer', message: read.because });
}

async function isInScope(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<boolean> {
  const paths = membershipPaths(means.context.scope, id);
  for (const path of paths) {
    const page = await readUserPage(means, { path, eventual: true }, tasks.members, signal);
    if (page.items.length > 0) return true;
  }
  return paths.length === 0;
}
