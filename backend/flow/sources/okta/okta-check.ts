import type { CheckFinding, SourceCheck } from '../source.ts';
import { attempt } from '../../model/attempt.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkChanges } from './check/check-changes.ts';
import { checkManagers } from './check/check-managers.ts';
import { checkPictures } from './check/check-pictures.ts';
import { checkSchema } from './check/check-schema.ts';
import { checkScope } from './check/check-scope.ts';
import { checkUsers } from './check/check-users.ts';

/** Tries each thing that settings, scope and mapping need; what cannot work after a failure is left out. */
export async function checkOkta(means: CheckMeans, signal: AbortSignal): Promise<SourceCheck> {
  const findings = await findAll(means, signal);
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function findAll(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { token } = means;
  const signIn =
    token === undefined
      ? []
      : [
          await attempt('Sign in', async () => {
            await token.get(signal);
            return 'The app signs in to the org.';
          }),
        ];
  if (signIn.some(({ status }) => status === 'missing')) return signIn;
  const { finding, users, isAdmitted } = await checkUsers(means, signal);
  if (!isAdmitted) return [...signIn, finding];
  if (finding.status === 'missing') return [...signIn, finding, ...(await checkRest([], means, signal))];
  const further = [
    ...(await checkManagers(users, means, signal)),
    ...(await checkRest(users, means, signal)),
    ...(await checkPictures(users, means, signal)),
  ];
  return [...signIn, finding, ...further];
}

async function checkRest(
  users: Parameters<typeof checkSchema>[0],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  return [
    ...(await checkSchema(users, means, signal)),
    ...(await checkScope(means, signal)),
    ...(await checkChanges(means, signal)),
  ];
}
