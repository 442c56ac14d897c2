import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceId, SourceRecord } from '../../../model/record.ts';
import { type GoogleRefusal, shaped } from '../google-answer.ts';
import { googleFailure } from '../google-failure.ts';
import { readUser } from '../google-record.ts';
import { isMember } from './read-members.ts';
import { readUserPage, type ReadMeans, userObject, userPath, usersTask } from './user-page.ts';

/** One person as the lists have them; `gone` also when the scope leaves them out, as they are on no list then. */
export async function readPerson(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<SourceRecord | 'gone'> {
  const answer = await means.client.ask(userPath(id, means), signal);
  if (answer.status !== 200) {
    if (isGone(answer.refusal)) return 'gone';
    throw new ConnectorError(googleFailure(answer.refusal, usersTask(means)));
  }
  const read = readUser(shaped(userObject, answer.body));
  if (!('id' in read)) throw new ConnectorError({ reason: 'unexpected-answer', message: read.because });
  return (await isInScope(read, means, signal)) ? read : 'gone';
}

/** Any other 404 is not about the person. */
export function isGone({ status, message }: GoogleRefusal): boolean {
  return status === 404 && /resource not found: userkey/i.test(message);
}

async function isInScope(person: SourceRecord, means: ReadMeans, signal: AbortSignal): Promise<boolean> {
  const { settings, context } = means;
  const address = typeof person.attributes['primaryEmail'] === 'string' ? person.attributes['primaryEmail'] : '';
  if (settings.domain !== '' && !address.toLowerCase().endsWith(`@${settings.domain}`)) return false;
  if (!(await isMember(person.id, means, signal))) return false;
  if (context.scope.filter === '') return true;
  const query = `${context.scope.filter} email='${address.replaceAll("'", "\\'")}'`;
  const { users } = await readUserPage({ list: 'users', next: null, query }, means, signal);
  return users.some(({ id }) => id === person.id);
}
