import type { CheckResult } from '#contract/connectors.ts';
import { AppError } from '../../errors/app-error.ts';
import { ConnectorError } from '../../errors/connector-error.ts';
import type { SyncParts } from '../sync-parts.ts';
import { openTarget, type TargetToOpen } from './push-context.ts';

const patienceMs = 60_000;

/** What works with settings that need not be saved, and what is missing. */
export async function checkTarget(parts: SyncParts, kind: string, target: TargetToOpen): Promise<CheckResult> {
  const found = parts.targets.find(kind);
  if (!found) throw new AppError('not-found', 'There is no such kind of target.');
  const session = openTarget(parts, found, target);
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const { ok, findings } = await session.check(signal);
    return { ok, findings: findings.map((finding) => ({ ...finding })) };
  } catch (error) {
    // A pause that the target asks for, or a server that is away, is a finding too: the form goes on showing what is typed.
    return { ok: false, findings: [findingOf(error, signal)] };
  } finally {
    await session.close();
  }
}

function findingOf(error: unknown, signal: AbortSignal): CheckResult['findings'][number] {
  const reached = { status: 'missing', subject: 'Reach the target' } as const;
  if (signal.aborted) return { ...reached, message: 'The target did not answer within a minute. Try again later.' };
  if (!(error instanceof ConnectorError)) throw error;
  const { message, setting } = error.failure;
  return { ...reached, message, ...(setting !== undefined && { setting }) };
}
