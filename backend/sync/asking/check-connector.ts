import type { CheckResult } from '#contract/connectors.ts';
import { AppError } from '../../errors/app-error.ts';
import type { CheckRequest } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';

const patienceMs = 60_000;

/** What works with settings that need not be saved, and what is missing. */
export async function checkConnector(
  { findSource, clock, log, ...parts }: Pick<SyncParts, 'findSource' | 'findFile' | 'reachOf' | 'clock' | 'log'>,
  { siteId, kind, settings, scope, pictures }: CheckRequest,
): Promise<CheckResult> {
  const source = findSource(kind);
  if (!source) throw new AppError('not-found', 'There is no such kind of connector.');
  const findFile = (id: string) => parts.findFile(siteId, id);
  const may = parts.reachOf(siteId);
  const context = { scope, attributePaths: [], pictures, findFile, ...may, now: () => clock.now(), log };
  const session = source.open(settings, context);
  try {
    const { ok, findings } = await session.check(AbortSignal.timeout(patienceMs));
    return { ok, findings: findings.map((finding) => ({ ...finding })) };
  } finally {
    await session.close();
  }
}
