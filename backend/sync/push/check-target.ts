import type { CheckResult } from '#contract/connectors.ts';
import { AppError } from '../../errors/app-error.ts';
import type { SyncParts } from '../sync-parts.ts';
import { openTarget, type TargetToOpen } from './push-context.ts';

const patienceMs = 60_000;

/** What works with settings that need not be saved, and what is missing. */
export async function checkTarget(parts: SyncParts, kind: string, target: TargetToOpen): Promise<CheckResult> {
  const found = parts.targets.find(kind);
  if (!found) throw new AppError('not-found', 'There is no such kind of target.');
  const session = openTarget(parts, found, target);
  try {
    const { ok, findings } = await session.check(AbortSignal.timeout(patienceMs));
    return { ok, findings: findings.map((finding) => ({ ...finding })) };
  } finally {
    await session.close();
  }
}
