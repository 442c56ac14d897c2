import { targetDrift } from '#contract/targets.ts';
import { AppError } from '../../../errors/app-error.ts';
import type { SyncParts } from '../../sync-parts.ts';
import { startPush, startPushOf } from './start-push.ts';

const dayMs = 24 * 60 * 60 * 1000;

interface DueTarget {
  readonly id: string;
  readonly siteId: string;
  readonly drift: unknown;
  readonly driftCheckedAt: Date | null;
  readonly createdAt: Date;
  readonly changes: boolean;
  /** Somebody who was erased, of whom something is to be taken back. */
  readonly erasedId: string | null;
}

/** Starts the pushes that nobody asks for: of what changed meanwhile, of people to be tried again, and drift checks. */
export async function startDuePushes(parts: SyncParts): Promise<void> {
  const now = parts.clock.now();
  for (const target of await readTargets(parts, now)) {
    const { everyDays, repair } = targetDrift.parse(target.drift);
    const checkedAt = target.driftCheckedAt ?? target.createdAt;
    const isDrifting = everyDays !== null && now.getTime() - checkedAt.getTime() >= everyDays * dayMs;
    if (target.changes) await startUnlessActive(parts, target, { type: 'changes' });
    else if (target.erasedId !== null)
      await startUnlessActive(parts, target, { type: 'person', personId: target.erasedId });
    else if (isDrifting) await startUnlessActive(parts, target, { type: 'drift', repair });
  }
}

function readTargets({ database }: SyncParts, now: Date): Promise<readonly DueTarget[]> {
  return database.$queryRaw<DueTarget[]>`
    select target.id, target.site_id as "siteId", target.drift, target.drift_checked_at as "driftCheckedAt",
      target.created_at as "createdAt",
      target.automatic and (target.push_due or exists (
        select from target_person held where held.target_id = target.id and held.next_attempt_at <= ${now})) as changes,
      erased.person_id as "erasedId"
    from target
    left join lateral (
      select held.person_id from target_person held
      where held.target_id = target.id and held.erasure_id is not null
        and (held.status = 'pending' or held.next_attempt_at <= ${now})
      order by held.updated_at limit 1
    ) erased on true
    where target.enabled and (target.paused_until is null or target.paused_until <= ${now})
      and not exists (select from push where push.target_id = target.id and push.status in ('queued', 'working'))`;
}

type DuePush =
  | { readonly type: 'changes' }
  | { readonly type: 'person'; readonly personId: string }
  | { readonly type: 'drift'; readonly repair: boolean };

async function startUnlessActive(parts: SyncParts, { id, siteId }: DueTarget, what: DuePush): Promise<void> {
  try {
    const order = { siteId, targetId: id, ...what, trigger: 'schedule', startedBy: 'schedule' } as const;
    if (what.type === 'person') await startPushOf(parts, { ...order, personId: what.personId });
    else await startPush(parts, order);
  } catch (error) {
    // Another worker, or an admin, was quicker.
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
  }
}
