import type { JsonObject } from '../../model/json.ts';
import type { CheckFinding, SourceCheck } from '../source.ts';
import { attempt } from '../../model/attempt.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkAttributes } from './check/check-attributes.ts';
import { checkPictures } from './check/check-pictures.ts';
import { checkChanges, checkScope } from './check/check-scope.ts';
import { filtersOf } from './people/user-filter.ts';
import { readUserPage } from './people/user-page.ts';

/** Tries each thing that settings, scope and mapping need; what cannot work after a failure is left out. */
export async function checkPingOne(means: CheckMeans, signal: AbortSignal): Promise<SourceCheck> {
  const signIn = await attempt('Sign in', async () => {
    await means.token.get(signal);
    return 'The worker app signs in to the environment.';
  });
  const findings = [signIn, ...(signIn.status === 'works' ? await checkReading(means, signal) : [])];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkReading(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { finding, users } = await checkUsers(means, signal);
  if (finding.status === 'missing') return [finding];
  const attributes = await checkAttributes(means, signal);
  const lacksPictures = attributes.some(({ setting }) => setting === 'pictureAttribute');
  return [
    finding,
    ...attributes,
    ...(await checkScope(means, signal)),
    ...(await checkChanges(means, signal)),
    ...(lacksPictures ? [] : await checkPictures(users, means, signal)),
  ];
}

interface CheckedUsers {
  readonly finding: CheckFinding;
  /** Some users to try further things on. */
  readonly users: readonly JsonObject[];
}

/** Reads a page of users in scope, of each list that makes it up. */
async function checkUsers(means: CheckMeans, signal: AbortSignal): Promise<CheckedUsers> {
  const subject = 'Read users';
  const users: JsonObject[] = [];
  const { groups, filter } = means.context.scope;
  const finding = await attempt(subject, async () => {
    for (const list of filtersOf(means.context.scope)) {
      users.push(...(await readUserPage(means, { filter: list, link: null }, signal)).users);
    }
    if (users.length > 0) return 'Users can be read.';
    const message =
      groups.length === 0 && filter === ''
        ? // With a role for other populations, PingOne lists nobody instead of refusing.
          'PingOne lists no users. Either the environment has none, or the worker app’s role is for other populations.'
        : 'Nobody is in the scope.';
    return { status: 'warning', subject, message };
  });
  return { finding, users };
}
