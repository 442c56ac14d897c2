import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceId, SourceRecord } from '../../../model/record.ts';
import { jsonObject, shaped } from '../okta-answer.ts';
import { tasks } from '../okta-failure.ts';
import { idOf } from '../okta-record.ts';
import { listingTask, peopleOf, readUserPage, type ReadMeans } from './user-page.ts';
import { groupsOfPath, matchPath, userPath } from './user-paths.ts';

/** One person as the lists have them; `gone` also when scope or status leave them out, as they are on no list then. */
export async function readPerson(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<SourceRecord | 'gone'> {
  const answer = await means.client.ask(userPath(id), signal);
  if (answer.status === 404 && answer.code === 'E0000007') return 'gone';
  if (answer.status !== 200) throw means.client.failure(answer, tasks.users);
  const user = shaped(jsonObject, answer.body);
  // Okta finds people by login too.
  if (!idOf(user).includes(id) || !(await isInScope(id, means, signal))) return 'gone';
  const { records, rejected } = await peopleOf([user], means, signal);
  const [problem] = rejected;
  if (problem !== undefined) throw new ConnectorError({ reason: 'unexpected-answer', message: problem.because });
  return records[0] ?? 'gone';
}

async function isInScope(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<boolean> {
  const { groups, filter } = means.context.scope;
  if (filter !== '') {
    const page = await readUserPage(means, matchPath(id, filter), listingTask({}, means), signal);
    if (page.users.length === 0) return false;
  }
  return groups.length === 0 || isMember(id, means, signal);
}

async function isMember(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<boolean> {
  for (let next: string | undefined = groupsOfPath(id); next !== undefined;) {
    const page: Awaited<ReturnType<typeof readUserPage>> = await readUserPage(means, next, tasks.groups, signal);
    if (page.users.flatMap(idOf).some((group) => means.context.scope.groups.includes(group))) return true;
    next = page.nextLink;
  }
  return false;
}
