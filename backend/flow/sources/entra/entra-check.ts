import type { CheckFinding, SourceCheck } from '../source.ts';
import { attempt } from '../../model/attempt.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkPictures } from './check/check-pictures.ts';
import { checkChanges, checkScope } from './check/check-scope.ts';
import { checkManagers, checkUsers, unreadableAttributes } from './check/check-users.ts';

/** Tries each thing that settings, scope and mapping need; what cannot work after a failure is left out. */
export async function checkEntra(means: CheckMeans, signal: AbortSignal): Promise<SourceCheck> {
  const signIn = await attempt('Sign in', async () => {
    await means.token.get(signal);
    return 'The app signs in to the tenant.';
  });
  const reading = signIn.status === 'works' ? await checkReading(means, signal) : [];
  const findings = [signIn, ...reading];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkReading(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { finding, ids } = await checkUsers(means, signal);
  const attributes = unreadableAttributes(means);
  const further = await Promise.all([
    finding.status === 'missing' ? [] : checkManagers(means, signal),
    checkScope(means, signal),
    finding.status === 'missing' ? [] : checkChanges(means, signal),
    checkPictures(ids, means, signal),
  ]);
  return [finding, ...attributes, ...further.flat()];
}
