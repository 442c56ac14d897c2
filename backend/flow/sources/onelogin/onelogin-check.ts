import type { JsonObject } from '../../model/json.ts';
import type { CheckFinding, SourceCheck } from '../source.ts';
import { attempt } from '../../model/attempt.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkAttributes } from './check/check-attributes.ts';
import { checkPictures } from './check/check-pictures.ts';
import { followsChanges, readMemberPage } from './people/whole-read.ts';
import { readUserPage } from './people/user-page.ts';

/** Tries each thing that settings, scope and mapping need; what cannot work after a failure is left out. */
export async function checkOneLogin(means: CheckMeans, signal: AbortSignal): Promise<SourceCheck> {
  const signIn = await attempt('Sign in', async () => {
    await means.token.get(signal);
    return 'The API credential signs in to the account.';
  });
  const findings = [signIn, ...(signIn.status === 'works' ? await checkReading(means, signal) : [])];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkReading(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { finding, users } = await checkUsers(means, signal);
  const roles = await checkRoles(means, signal);
  if (finding.status === 'missing') return [finding, ...roles];
  const attributes = await checkAttributes(users, means, signal);
  const hasAttribute = attributes.every(({ status }) => status !== 'missing');
  return [
    finding,
    ...attributes,
    ...roles,
    ...(await checkChanges(means, signal)),
    ...(hasAttribute ? await checkPictures(users, means, signal) : []),
  ];
}

interface CheckedUsers {
  readonly finding: CheckFinding;
  /** Some users to try further things on. */
  readonly users: readonly JsonObject[];
}

/** Reads some users in scope with every field that the mapping wants. */
async function checkUsers(means: CheckMeans, signal: AbortSignal): Promise<CheckedUsers> {
  const subject = 'Read users';
  let users: readonly JsonObject[] = [];
  const finding = await attempt(subject, async () => {
    users = (await readUserPage(means, { fields: means.fields.fields, cursor: null }, signal)).items;
    if (users.length > 0) return 'Users can be read.';
    const message =
      means.context.scope.filter === '' ? 'The account has no users.' : 'No user passes the filter of the scope.';
    return { status: 'warning', subject, message };
  });
  return { finding, users };
}

async function checkRoles(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { groups } = means.context.scope;
  const subject = 'Read the scope';
  const findings: CheckFinding[] = [];
  for (const roleId of groups) {
    const finding = await attempt(subject, async () => {
      await readMemberPage(means, { roleId, cursor: null }, signal);
      return 'The users of the roles can be listed.';
    });
    findings.push(finding);
  }
  const problems = findings.filter(({ status }) => status !== 'works');
  return problems.length > 0 ? problems : findings.slice(0, 1);
}

async function checkChanges(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const subject = 'Follow changes';
  if (!followsChanges(means.context)) {
    const message = 'OneLogin follows no changes of roles: every run reads everyone in scope.';
    return [{ status: 'works', subject, message }];
  }
  const finding = await attempt(subject, async () => {
    const parameters = [['updated_since', means.context.now().toISOString()]] as const;
    await readUserPage(means, { fields: ['id'], parameters, cursor: null }, signal);
    return 'Runs can read only what changed.';
  });
  return [finding];
}
