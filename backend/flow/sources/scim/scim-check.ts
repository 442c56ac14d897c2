import type { CheckFinding, SourceCheck } from '../source.ts';
import type { CheckMeans } from './check/check-means.ts';
import { checkPictures } from './check/check-pictures.ts';
import { checkChanges, checkScope } from './check/check-scope.ts';
import { checkDiscovery, checkManagers, checkSchema, checkUsers } from './check/check-users.ts';

/** Tries each thing that settings, scope and mapping need; what cannot work after a failure is left out. */
export async function checkScim(means: CheckMeans, signal: AbortSignal): Promise<SourceCheck> {
  const discovery = await checkDiscovery(means, signal);
  const reading = discovery.status === 'missing' ? [] : await checkReading(means, signal);
  // What a server says of itself is of interest only if it can be read.
  const isRead = reading.every(({ status, subject }) => subject !== 'Read people' || status !== 'missing');
  const findings = [...(isRead ? [discovery] : []), ...reading];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkReading(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { findings, users } = await checkUsers(means, signal);
  if (findings.some(({ status }) => status === 'missing')) return findings;
  const further = await Promise.all([
    checkSchema(means, signal),
    checkScope(means, signal),
    checkChanges(means, signal),
    checkPictures(users, means, signal),
  ]);
  return [...findings, ...checkManagers(means, users), ...further.flat()];
}
