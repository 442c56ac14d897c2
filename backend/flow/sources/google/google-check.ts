import type { CheckFinding, SourceCheck } from '../source.ts';
import { checkGroups } from './check/check-groups.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkPictures } from './check/check-pictures.ts';
import { checkSignIn } from './check/check-sign-in.ts';
import { checkUsers, unknownAttributes } from './check/check-users.ts';

/** Tries each thing that settings, scope and mapping need; what cannot work after a failure is left out. */
export async function checkGoogle(means: CheckMeans, signal: AbortSignal): Promise<SourceCheck> {
  const signIn = await checkSignIn(means, signal);
  const reading = signIn.status === 'works' ? await checkReading(means, signal) : [];
  const findings = [signIn, ...reading];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkReading(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { finding, users } = await checkUsers(means, signal);
  const further = await Promise.all([checkGroups(means, signal), checkPictures(users, means, signal)]);
  return [finding, ...unknownAttributes(means), ...further.flat()];
}
