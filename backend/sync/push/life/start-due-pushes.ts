import { targetDrift } from '#contract/targets.ts';
import { AppError } from '../../../errors/app-error.ts';
import type { SyncParts } from '../../sync-parts.ts';
import { startPush } from './start-push.ts';

const dayMs = 24 * 60 * 60 * 1000;

interface DueTarget {
  readonly id: string;
  readonly siteId: string;
  readonly drift: unknown;
  readonly driftCheckedAt: Date | null;
  readonly createdAt: Date;
  readonly changes: boolean;
}

/** Starts the pushes that nobody asks for: of what changed meanwhile, of people to be tried again, and drift checks. */
export async function startDuePushes(parts: SyncParts): Promise<void> {
  const now = parts.clock.now();
  for (const target of await readTargets(parts, now)) {
    const { everyDays, repair } = targetDrift.parse(target.drift);
    const checkedAt = target.driftCheckedAt ?? target.createdAt;
    const isDrifting = everyDays !== null && now.getTime() - checkedAt.getTime() >= everyDays * dayMs;
    if (target.changes) await startUnlessActive(parts, target, { type: 'changes' });
    else if (isDrifting) await startUnlessActive(parts, target, { type: 'drift', repair });
  }
}

function readTargets({ database }: SyncParts, now: Date): Promise<readonly DueTarget[]> {
  return database.$queryRaw<DueTarget[]>`
    select target.id, target.site_id as "siteId", target.drift, target.drift_checked_at as "driftCheckedAt",
      target.created_at as "createdAt",
      target.automatic and (target.push_due or exists (
        select from target_person held where held.target_id = target.id and held.next_attempt_at <= ${now})) as changes
    from target
    where target.enabled and (target.paused_until is null or target.paused_until <= ${now})
      and not exists (select from push where push.target_id = target.id and push.status in ('queued', 'working'))`;
}

async function startUnlessActive(
  parts: SyncParts,
  { id, siteId }: DueTarget,
  what: { readonly type: 'changes' } | { readonly type: 'drift'; readonly repair: boolean },
): Promise<void> {
  try {
    await startPush(parts, { siteId, targetId: id, ...what, trigger: 'schedule', startedBy: 'schedule' });
  } catch (error) {
    // Another worker, or an admin, was quicker.
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
  }
}
